package io.foretell.speed;

import io.foretell.lstm.Backpropagation;
import io.foretell.lstm.Batch;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Optimizer;
import io.foretell.lstm.Weights;

/** Ours, by the kernel that this JVM has. */
final class ForetellTraining implements Training {

    private final Weights weights;
    private final Weights gradient;
    private final Batch batch;
    private final Backpropagation backpropagation;
    private final Optimizer optimizer;

    ForetellTraining(Task task) {
        weights = task.weights();
        gradient = Weights.zeros(task.shape());
        batch = task.windows();
        backpropagation = new Backpropagation(task.shape());
        optimizer = Optimizer.adam(task.shape(), Task.RATE, Double.POSITIVE_INFINITY);
    }

    @Override
    public double step() {
        Loss loss = backpropagation.gradient(weights, batch, gradient);
        optimizer.step(weights, gradient);
        return loss.mean();
    }
}
