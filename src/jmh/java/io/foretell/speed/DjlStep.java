package io.foretell.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** DJL's LSTM block on libtorch. */
final class DjlStep implements Step {

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore store = new ParameterStore(manager, false);
    private final DjlNetwork network;
    private final Shape event;
    private NDArray h;
    private NDArray c;

    DjlStep(Task task) {
        network = new DjlNetwork(task);
        event = new Shape(1, 1, task.inputs());
        Shape state = new Shape(1, 1, task.hidden());
        network.initialize(manager, DataType.FLOAT32, event, state, state);
        network.take(task.weights());
        network.freezeParameters(true);
        h = manager.zeros(state);
        c = manager.zeros(state);
    }

    @Override
    public void step(float[] x, float[] y) {
        try (NDManager scope = manager.newSubManager()) {
            h.attach(scope);
            c.attach(scope);
            NDList results = network.forward(store, new NDList(scope.create(x, event), h, c), false);
            float[] output = results.get(0).getNDArrayInternal().sigmoid().toFloatArray();
            System.arraycopy(output, 0, y, 0, y.length);
            h = results.get(1);
            c = results.get(2);
            h.attach(manager);
            c.attach(manager);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
