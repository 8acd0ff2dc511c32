package io.foretell.speed;

import io.foretell.lstm.Weights;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j's LSTM and output layers with our weights. */
final class Dl4jNetwork {

    private static final int[] AFOI = {2, 1, 3, 0};

    private Dl4jNetwork() {}

    static MultiLayerNetwork of(Task task) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(Task.RATE))
                .list()
                .layer(new LSTM.Builder().nIn(task.inputs()).nOut(task.hidden())
                        .activation(Activation.TANH).gateActivationFunction(Activation.SIGMOID).build())
                .layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(task.hidden()).nOut(task.outputs()).activation(Activation.SIGMOID).build())
                .build());
        network.init();
        Weights weights = task.weights();
        set(network, "0_W", Turned.columns(weights.input(0), AFOI), task.inputs());
        set(network, "0_RW", Turned.columns(weights.recurrent(0), AFOI), task.hidden());
        set(network, "0_b", Turned.columns(weights.bias(0), AFOI), 1);
        set(network, "1_W", weights.outputWeights().data, task.hidden());
        set(network, "1_b", weights.outputBias().data, 1);
        return network;
    }

    private static void set(MultiLayerNetwork network, String name, float[] values, int rows) {
        network.setParam(name, Nd4j.create(values, new int[] {rows, values.length / rows}, 'c'));
    }
}
