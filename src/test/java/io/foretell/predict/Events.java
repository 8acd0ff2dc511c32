package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One key's events, snapshots that are swapped in between, and what a predictor makes of them. */
final class Events {

    static final long START = 1_700_000_000_000L;

    private static final float[] EXTREMES = {
        0, -0f, 1, -1, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 1e-30f, 1e30f, 3e38f
    };

    private Events() {}

    /** Words w0 … w9 of which a snapshot may know some; mostly in order, sometimes late. */
    static List<Event> of(Blueprint blueprint, int count, long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long time = START;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(100_000) - 5_000;
            float value = (float) (10 * Math.sin(i / 3.0) + random.nextGaussian());
            events.add(Models.event(blueprint, "k", time, value, "w" + random.nextInt(10), random.nextBoolean()));
        }
        return events;
    }

    static List<Event> extreme(Blueprint blueprint, int count, long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float value = EXTREMES[random.nextInt(EXTREMES.length)];
            long time = random.nextInt(3) == 0 ? 0 : 4_000_000_000_000L * random.nextInt(60);
            events.add(Models.event(blueprint, "k", time, value, "", random.nextBoolean()));
        }
        return events;
    }

    /** Version 0 first, then each learned one for a while; the vocabularies grow. */
    static Snapshot snapshot(Blueprint blueprint, int event) {
        int version = event / 4;
        return version == 0 ? Snapshot.initial(blueprint) : Models.learned(blueprint, version, version);
    }

    static List<Prediction> run(Blueprint blueprint, List<Event> events) {
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            predictions.add(predictor.step(snapshot(blueprint, i), state, events.get(i), START + i));
        }
        return predictions;
    }
}
