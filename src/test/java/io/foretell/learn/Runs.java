package io.foretell.learn;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Small specs, events for them, and one task with its merge. */
final class Runs {

    private static final String TRAINING = """
            lstm: {hidden: 8}
            training:
              {every: 50 events, steps: 3, window: 24, burn-in: 4, batch: 4, history: 64, optimizer: {rate: 0.01}}
            forget-after: 1d
            """;

    static final Blueprint NUMBERS = blueprint("""
            name: numbers
            input: {topic: t}
            features:
              - {field: value, type: number, scale: standard}
              - {field: other, type: number, scale: log-standard}
              - {type: elapsed}
            target: {field: value, type: number, horizon: 2}
            """ + TRAINING);

    static final Blueprint WORDS = blueprint("""
            name: words
            input: {topic: t}
            features:
              - {field: word, type: category, size: 6}
            target: {field: word, type: category}
            """ + TRAINING);

    private Runs() {}

    static Blueprint blueprint(String yaml) {
        return Blueprint.of(SpecReader.read(yaml, Map.of()));
    }

    static Event number(String key, long seconds, double value) {
        return event(NUMBERS, key, seconds, "{\"value\": %s, \"other\": %s}".formatted(value, 1 + value * value));
    }

    static Event word(String key, long seconds, String word) {
        return event(WORDS, key, seconds, "{\"word\": \"%s\"}".formatted(word));
    }

    private static Event event(Blueprint blueprint, String key, long seconds, String json) {
        Decoded decoded = new EventDecoder(blueprint.spec())
                .decode(utf8(key), utf8(json), 1000 * seconds);
        return ((Decoded.Accepted) decoded).event();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A key's number at a time: a wave of its own. */
    static Event wave(int key, int t) {
        return number("key" + key, 60L * t, 100 + 10 * key + 5 * StrictMath.sin(0.3 * t * (1 + key)));
    }

    static int bits(Weights weights) {
        int bits = 1;
        for (Tensor tensor : weights.tensors()) {
            bits = 31 * bits + Arrays.hashCode(tensor.matrix().data);
        }
        return bits;
    }

    /** One task and the merge, as when a file is replayed. */
    static final class Run {

        final InMemoryHistory store;
        final Merge merge;
        Learner learner;

        Run(Blueprint blueprint) {
            store = new InMemoryHistory();
            merge = new Merge(blueprint);
            learner = new Learner(blueprint, store, "task");
        }

        void append(Event event) {
            learner.append(event, merge.candidate());
        }

        Optional<Update> round() {
            Optional<Update> update = learner.round(merge.current(), merge.candidate(), Optional.empty());
            update.ifPresent(merge::merge);
            return update;
        }

        /** Events {@code from} to {@code until} of three waves, a round after each 50 of time. */
        Run waves(int from, int until) {
            for (int t = from; t < until; t++) {
                for (int key = 0; key < 3; key++) {
                    append(wave(key, t));
                }
                if (t % 50 == 49) {
                    round();
                }
            }
            return this;
        }
    }
}
