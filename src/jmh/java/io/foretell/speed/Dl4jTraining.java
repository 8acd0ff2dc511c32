package io.foretell.speed;

import io.foretell.lstm.Batch;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code fit}; a mask leaves the named output of each position. */
final class Dl4jTraining implements Training {

    private final MultiLayerNetwork network;
    private final INDArray inputs; // (B, D, T)
    private final INDArray labels; // (B, K, T)
    private final INDArray mask; // (B, K, T)

    Dl4jTraining(Task task) {
        network = Dl4jNetwork.of(task);
        Batch batch = task.windows();
        inputs = Nd4j.zeros(Task.WINDOWS, task.inputs(), Task.POSITIONS);
        labels = Nd4j.zeros(Task.WINDOWS, task.outputs(), Task.POSITIONS);
        mask = Nd4j.zeros(Task.WINDOWS, task.outputs(), Task.POSITIONS);
        for (int t = 0; t < Task.POSITIONS; t++) {
            for (int b = 0; b < Task.WINDOWS; b++) {
                int n = batch.at(t, b);
                for (int k = 0; k < task.inputs(); k++) {
                    inputs.putScalar(b, k, t, batch.dense[n * task.inputs() + k]);
                }
                labels.putScalar(b, batch.outputs[n], t, batch.targets[n]);
                mask.putScalar(b, batch.outputs[n], t, 1);
            }
        }
    }

    @Override
    public double step() {
        network.fit(inputs, labels, null, mask);
        return network.score() / Task.POSITIONS; // it divides by the number of windows alone
    }

    @Override
    public void close() {
        network.close();
    }
}
