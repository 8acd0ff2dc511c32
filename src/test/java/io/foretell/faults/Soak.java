package io.foretell.faults;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * For hours, after a million keys at once: one predictor is never killed, and all around it is, in turn; it has no more
 * than a heap of 256 MB. What it holds is to stay what it was when it had seen each fault once.
 */
final class Soak implements Fault {

    private static final int KEYS = 1_000_000; // beside those of the steady events
    private static final int LASTING = 0; // predictor
    private static final int STRUCK = 1;

    private final List<Fault> faults = List.of(
            scene -> Processes.restart(scene.site().predictors().get(STRUCK)),
            Processes::killTrainer,
            scene -> Processes.pause(scene, scene.site().predictors().get(LASTING)),
            scene -> Processes.forget(scene, scene.site().predictors().get(STRUCK)),
            Processes::killBroker);
    private final Footprints footprints = new Footprints();
    private double answered; // seconds that all keys at once took
    private int strikes;

    @Override
    public Launch launch(int predictor) {
        return new Launch(List.of(), List.of("-Xmx256m"));
    }

    @Override
    public void prepare(Scene scene) {
        long start = System.nanoTime();
        scene.traffic().burst(KEYS, KEYS);
        scene.awaitAnswers();
        answered = (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        footprints.take(scene.site().predictors().get(LASTING));
        faults.get(strikes++ % faults.size()).strike(scene);
    }

    @Override
    public List<String> notes() {
        return List.of(String.format(Locale.ROOT,
                "%,d keys at once were answered after %.0f s; the predictor that was never killed held %s MB before each"
                        + " fault, and in the end %d files and %d threads",
                KEYS, answered, footprints.memory(), footprints.latest().files(), footprints.latest().threads()));
    }

    @Override
    public List<String> unmet() {
        return footprints.growth(faults.size());
    }
}
