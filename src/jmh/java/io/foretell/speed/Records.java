package io.foretell.speed;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Records of a topic, over and over, for {@code benchmarks/speed/event.yaml}: six numbers and four categories. */
final class Records {

    private static final int KEYS = 1_000;
    private static final long START = 1_767_225_600_000L; // 2026-01-01
    private static final String[] ACTIONS = {"view", "search", "cart", "buy", "return"};
    private static final String[] DEVICES = {"phone", "tablet", "laptop"};
    private static final String[] REGIONS = {"north", "east", "south", "west"};
    private static final String[] PLANS = {"free", "basic", "family"};

    private final byte[][] keys;
    private final byte[][] values;

    Records(int count) {
        Random random = new Random(4);
        keys = new byte[count][];
        values = new byte[count][];
        for (int n = 0; n < count; n++) {
            keys[n] = ("user-" + random.nextInt(KEYS)).getBytes(StandardCharsets.UTF_8);
            values[n] = String.format(Locale.ROOT,
                    "{\"action\": \"%s\", \"device\": \"%s\", \"region\": \"%s\", \"plan\": \"%s\", \"price\": %.2f, "
                            + "\"quantity\": %d, \"dwell\": %.3f, \"scroll\": %.2f, \"load\": %.1f, \"score\": %d}",
                    any(ACTIONS, random), any(DEVICES, random), any(REGIONS, random), any(PLANS, random),
                    100 * random.nextDouble(), random.nextInt(10), 60 * random.nextDouble(), random.nextDouble(),
                    300 * random.nextDouble(), random.nextInt(100)).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String any(String[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    byte[] key(long number) {
        return keys[(int) (number % keys.length)];
    }

    byte[] value(long number) {
        return values[(int) (number % values.length)];
    }

    /** Epoch millis, a second apart. */
    long time(long number) {
        return START + 1_000 * number;
    }
}
