package io.foretell.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.foretell.lstm.Weights;
import java.util.List;

/** An LSTM block and a linear one with our weights: x (T, B, D), h and C (1, B, H) ➜ z (T, B, K), h and C. */
final class DjlNetwork extends AbstractBlock {

    private static final int[] IFAO = {0, 1, 2, 3}; // PyTorch's order

    private final LSTM lstm;
    private final Linear linear;
    private final Task task;

    DjlNetwork(Task task) {
        this.task = task;
        lstm = addChildBlock("lstm", LSTM.builder()
                .setStateSize(task.hidden()).setNumLayers(1).optBatchFirst(false).optReturnState(true).build());
        linear = addChildBlock("linear", Linear.builder().setUnits(task.outputs()).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDList states = lstm.forward(store, inputs, training);
        NDList z = linear.forward(store, new NDList(states.get(0)), training);
        return new NDList(z.get(0), states.get(1), states.get(2));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        lstm.initialize(manager, type, shapes);
        linear.initialize(manager, type, new Shape(shapes[0].get(0), shapes[0].get(1), task.hidden()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        Shape state = new Shape(1, shapes[0].get(1), task.hidden());
        return new Shape[] {new Shape(shapes[0].get(0), shapes[0].get(1), task.outputs()), state, state};
    }

    /** After it was initialized. */
    void take(Weights weights) {
        float[] noBias = new float[4 * task.hidden()];
        fill(lstm.getDirectParameters().values(), Turned.rows(weights.input(0), IFAO),
                Turned.rows(weights.recurrent(0), IFAO), weights.bias(0).data, noBias);
        fill(linear.getDirectParameters().values(), Turned.rows(weights.outputWeights(), 0),
                weights.outputBias().data);
    }

    private static void fill(List<Parameter> parameters, float[]... values) {
        for (int k = 0; k < values.length; k++) {
            NDArray array = parameters.get(k).getArray();
            array.set(values[k]);
        }
    }
}
