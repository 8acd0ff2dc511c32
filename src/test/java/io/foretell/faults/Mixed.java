package io.foretell.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that two predictors, a trainer and one broker on one machine can suffer without a superuser, in turn. */
final class Mixed implements Fault {

    private final ClockJumps clock = new ClockJumps();
    private final List<Fault> faults = List.of(
            Processes::killPredictor, Processes::killAndForget, clock, Processes::killTrainer,
            Processes::pausePredictor, Processes::killBroker);
    private int next;

    @Override
    public Optional<String> obstacle() {
        return clock.obstacle();
    }

    @Override
    public void open(Path folder) throws IOException, InterruptedException {
        clock.open(folder);
    }

    @Override
    public Launch launch(int predictor) {
        return clock.launch(predictor);
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        faults.get(next++ % faults.size()).strike(scene);
    }
}
