package io.foretell.endtoend.bench;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Events of a machine's sensors with ten features, and the spec that predicts the next temperature from them.
 *
 * @param hidden units of the LSTM
 * @param keys   machines, which take turns
 */
public record Load(int hidden, int keys) {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final String[] MODES = {"idle", "ramp", "run", "stop"};
    private static final String[] SITES = {"north", "south", "east", "west", "sea"};

    /**
     * @param name  of the deployment, which decides on its topics and groups
     * @param topic of the events
     * @param kafka further lines of the spec's {@code kafka} section
     */
    public Spec spec(String name, String topic, String guarantee, Map<String, String> kafka) {
        StringBuilder settings = new StringBuilder();
        kafka.forEach((setting, value) -> settings.append("  %s: \"%s\"%n".formatted(setting, value)));
        return SpecReader.read("""
                name: %s
                input: {topic: %s, key: $key, timestamp: at}
                features:
                  - {field: temperature, type: number}
                  - {field: pressure, type: number}
                  - {field: speed, type: number}
                  - {field: current, type: number, scale: log-standard}
                  - {field: vibration, type: number, scale: none}
                  - {field: mode, type: category, values: [idle, ramp, run, stop]}
                  - {field: site, type: category, values: [north, south, east, west, sea]}
                  - {type: elapsed}
                  - {type: time-of-day}
                  - {type: day-of-week}
                target: {field: temperature}
                lstm: {hidden: %d}
                guarantee: %s
                kafka:
                %s""".formatted(name, topic, hidden, guarantee, settings), Map.of());
    }

    public String key(long event) {
        return "machine-" + event % keys;
    }

    /** The values of events 0, 1, … */
    public LongFunction<byte[]> events() {
        Random random = new Random(1);
        return event -> String.format(Locale.ROOT,
                "{\"at\":%d,\"temperature\":%.2f,\"pressure\":%.3f,\"speed\":%d,\"current\":%.3f,\"vibration\":%.4f,"
                        + "\"mode\":\"%s\",\"site\":\"%s\"}",
                START + event * 10, 60 + 10 * Math.sin(event / 1e4) + random.nextGaussian(), 1 + random.nextDouble(),
                random.nextInt(3000), Math.exp(random.nextGaussian()), random.nextDouble(),
                MODES[random.nextInt(MODES.length)], SITES[random.nextInt(SITES.length)])
                .getBytes(StandardCharsets.UTF_8);
    }
}
