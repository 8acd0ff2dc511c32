package io.foretell.speed;

import io.foretell.lstm.Links;
import io.foretell.lstm.Network;

/** Ours, by the kernel that this JVM has. */
final class ForetellStep implements Step {

    private static final int[] NO_ONES = {};

    private final Network network;
    private final Network.Workspace workspace;
    private final float[] state;

    ForetellStep(Task task) {
        network = Network.of(task.weights());
        workspace = new Network.Workspace(task.shape(), 1);
        state = new float[task.shape().state()];
    }

    @Override
    public void step(float[] x, float[] y) {
        network.step(state, x, NO_ONES, y, workspace);
        for (int k = 0; k < y.length; k++) {
            y[k] = Links.sigmoid(y[k]);
        }
    }
}
