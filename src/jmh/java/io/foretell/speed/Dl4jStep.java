package io.foretell.speed;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code rnnTimeStep}, which keeps the state. */
final class Dl4jStep implements Step {

    private final MultiLayerNetwork network;
    private final int[] shape;

    Dl4jStep(Task task) {
        network = Dl4jNetwork.of(task);
        shape = new int[] {1, task.inputs(), 1};
    }

    @Override
    public void step(float[] x, float[] y) {
        INDArray output = network.rnnTimeStep(Nd4j.create(x, shape, 'c'));
        System.arraycopy(output.dup('c').data().asFloat(), 0, y, 0, y.length);
    }

    @Override
    public void close() {
        network.close();
    }
}
