package io.foretell.speed;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import io.foretell.lstm.Batch;
import java.util.Arrays;

/** DJL's LSTM block on libtorch, with its own loss and Adam; of each position's outputs the named one counts. */
final class DjlTraining implements Training {

    private static final int OUTPUTS = 2; // the axis

    private final Model model = Model.newInstance("lstm");
    private final Loss loss = Loss.sigmoidBinaryCrossEntropyLoss();
    private final Batch batch;
    private final Trainer trainer;
    private final Shape inputs;
    private final Shape state;
    private final Shape targets = new Shape(Task.POSITIONS, Task.WINDOWS, 1);
    private final long[] named;

    DjlTraining(Task task) {
        DjlNetwork network = new DjlNetwork(task);
        model.setBlock(network);
        batch = task.windows();
        inputs = new Shape(Task.POSITIONS, Task.WINDOWS, task.inputs());
        state = new Shape(1, Task.WINDOWS, task.hidden());
        named = Arrays.stream(batch.outputs).asLongStream().toArray();
        Adam adam = Adam.builder().optLearningRateTracker(Tracker.fixed((float) Task.RATE)).build();
        trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam));
        trainer.initialize(inputs, state, state);
        network.take(task.weights());
    }

    @Override
    public double step() {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            double before;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray x = scope.create(batch.dense, inputs);
                NDArray z = trainer.forward(new NDList(x, scope.zeros(state), scope.zeros(state))).get(0);
                NDArray ofNamed = z.gather(scope.create(named, targets), OUTPUTS);
                NDArray mean = loss.evaluate(
                        new NDList(scope.create(batch.targets, targets)), new NDList(ofNamed));
                collector.backward(mean);
                before = mean.getFloat();
            }
            trainer.step();
            return before;
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
