package io.foretell.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A stream of records from a seed, of which four in ten are as they should be. */
public final class HostileRecords {

    private static final long START = 1_700_000_000_000L;
    private static final long[] TIMES = {
        -1, 0, 1, Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_799_999L, 253_402_300_800_000L, -62_135_596_800_000L
    };
    private static final String[] NAMES = {
        "trace", "foretell.topic", "foretell.partition", "foretell.offset", "foretell.reason", "foretell.cut", "", "é"
    };

    /**
     * @param sound an event that must be taken
     */
    public record Hostile(byte[] key, byte[] value, long timestamp, Headers headers, boolean sound) {}

    private final Random random;
    private final HostileKeys keys;
    private final HostileValues values;
    private long time = START;

    public HostileRecords(long seed) {
        random = new Random(seed);
        keys = new HostileKeys(random);
        values = new HostileValues(random);
    }

    public Hostile next() {
        time += random.nextInt(50);
        boolean sound = random.nextInt(10) < 4;
        byte[] key = sound ? ("k" + random.nextInt(300)).getBytes(StandardCharsets.UTF_8) : keys.next();
        byte[] value = sound ? values.event(time) : values.any(time);
        return new Hostile(key, value, timestamp(), headers(), sound);
    }

    private long timestamp() {
        return random.nextInt(100) > 0 ? time : TIMES[random.nextInt(TIMES.length)];
    }

    private Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        int kind = random.nextInt(1000);
        int most = kind == 0 ? 5_000 : kind < 100 ? 6 : 0;
        for (int i = 0; i < most; i++) {
            byte[] value = new byte[random.nextInt(20)];
            random.nextBytes(value);
            headers.add(NAMES[random.nextInt(NAMES.length)], random.nextInt(5) == 0 ? null : value);
        }
        return headers;
    }
}
