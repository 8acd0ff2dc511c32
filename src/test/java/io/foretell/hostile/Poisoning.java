package io.foretell.hostile;

import io.foretell.evaluate.Protocol;
import io.foretell.evaluate.Replay;
import io.foretell.event.EventFile;
import io.foretell.predict.Prediction;
import io.foretell.predict.Scored;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * How well the other keys are forecast while one of them sends poison: noisy sine waves of a period and a phase of
 * their own, one event a second each, through the replay of {@code evaluate}. The first key is the bad one.
 *
 * @param scale  of feature and target
 * @param before seconds in which all keys behave
 * @param during seconds that count, in which the bad one does not
 */
record Poisoning(String scale, long seed, int keys, int before, int during) {

    static final int KEYS = 20;
    static final int BEFORE = 1800; // s

    private static final double NOISE = 0.1;
    private static final int SHORTEST_PERIOD = 20; // s
    private static final int PERIODS = 40; // s
    private static final long START = 1_700_000_000_000L;

    private Spec spec() {
        return SpecReader.read("""
                name: poison
                seed: %d
                input: {topic: waves, timestamp: at}
                features:
                  - {field: value, type: number, scale: %s}
                target: {field: value}
                lstm: {hidden: 32}
                training: {every: 2000 events}
                """.formatted(seed, scale), Map.of());
    }

    /** Root mean square of what the good keys' forecasts were off by, in the seconds that count. */
    double errorOfTheOthers(Optional<Poison> poison) {
        Blueprint blueprint = Blueprint.of(spec());
        Replay replay = new Replay(blueprint, Protocol.of(blueprint.spec(), OptionalLong.empty()));
        Random noise = new Random(seed);
        Random bad = new Random(~seed);
        double squares = 0;
        long count = 0;
        for (int second = 0; second < before + during; second++) {
            for (int key = 0; key < keys; key++) {
                float value = (float) (wave(key, second) + NOISE * noise.nextGaussian());
                if (key == 0 && second >= before && poison.isPresent()) {
                    value = poison.get().value(bad, second);
                }
                Optional<Prediction> prediction = replay.take(row(key, second, value));
                if (key > 0 && second >= before) {
                    squares += square(prediction.orElseThrow().scored().orElseThrow());
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }

    private static double wave(int key, int second) {
        double period = SHORTEST_PERIOD + key * 7 % PERIODS;
        return Math.sin(2 * Math.PI * second / period + key);
    }

    private static EventFile.Row row(int key, int second, float value) {
        String json = "{\"at\":%d,\"value\":%s}".formatted(START + 1000L * second, value);
        return new EventFile.Row(("k" + key).getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8), true, 0);
    }

    private static double square(Scored scored) {
        Scored.Actual.OfNumber number = (Scored.Actual.OfNumber) scored.actual();
        double error = (double) number.actual() - number.predicted();
        return error * error;
    }
}
