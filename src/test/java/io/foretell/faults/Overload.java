package io.foretell.faults;

import io.foretell.endtoend.series.Footprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * On top of the steady events many of other keys, as fast as the broker takes them, which is a multiple of what a
 * predictor with a heap of 256 MB can do; over when they are answered. Once all keys have come it is to hold no more than
 * before.
 */
final class Overload implements Fault {

    private static final int EVENTS = 250_000; // at once
    private static final int KEYS = 1_000_000;

    private final Footprints footprints = new Footprints();
    private final List<String> notes = new ArrayList<>();

    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public Launch launch(int predictor) {
        return new Launch(List.of(), List.of("-Xmx256m"));
    }

    @Override
    public void strike(Scene scene) throws IOException {
        long start = System.nanoTime();
        scene.traffic().burst(EVENTS, KEYS);
        double sent = (System.nanoTime() - start) / 1e9;
        scene.awaitAnswers();
        double answered = (System.nanoTime() - start) / 1e9;
        Footprint footprint = footprints.take(scene.site().predictors().get(0));
        notes.add(String.format(Locale.ROOT, "%,d events sent in %.1f s, answered after %.1f s; then %d MB, %d files, %d threads",
                EVENTS, sent, answered, footprint.residentBytes() / 1_000_000, footprint.files(), footprint.threads()));
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<String> unmet() {
        return footprints.growth(KEYS / EVENTS - 1);
    }
}
