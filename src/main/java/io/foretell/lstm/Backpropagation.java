package io.foretell.lstm;

import java.util.Arrays;

/**
 * Truncated backpropagation through time (Werbos 1990) over a batch of windows.
 *
 * <p>Gradients stop at the end of the burn-in: its positions run forward only, so that a state left by older weights
 * is refreshed before it counts (Kapturowski et al. 2019). The equations stand in {@link LayerGradient} and
 * {@link Head}. It goes back once, from the last position to the first, and at each one through the output and all
 * layers, so that what one leaves is still near when the next takes it up. Keeps its tape between calls; not
 * thread-safe.
 */
public final class Backpropagation {

    private final Shape shape;
    private final Network network; // takes up the weights of each call
    private final LayerGradient[] layers;
    private final HeadGradient head;
    private Tape tape;
    private float[][][] dHidden; // (layers, B, H) δh of the position that is gone back through

    public Backpropagation(Shape shape) {
        this.shape = shape;
        network = Network.room(shape);
        layers = new LayerGradient[shape.layers()];
        head = new HeadGradient(shape);
        fit(1, 1);
    }

    private void fit(int positions, int windows) {
        tape = Tape.of(shape, positions, windows);
        dHidden = new float[layers.length][windows][shape.hidden()];
        Arrays.setAll(layers, l -> new LayerGradient(shape, l, tape.layers[l]));
    }

    /**
     * The gradient of the mean loss over the batch's counted targets.
     *
     * @param gradient overwritten; all zero if no target counts
     * @return the loss before any step
     */
    public Loss gradient(Weights weights, Batch batch, Weights gradient) {
        return gradient(weights, batch, Dropout.none(), gradient);
    }

    /**
     * The gradient of the mean loss over the batch's counted targets, as it is with what {@code dropout} hides.
     *
     * @param gradient overwritten; all zero if no target counts
     * @return the loss before any step
     */
    public Loss gradient(Weights weights, Batch batch, Dropout dropout, Weights gradient) {
        check("weights", weights.shape());
        check("batch", batch.shape);
        if (!tape.fits(batch)) {
            fit(batch.positions, batch.windows);
        }
        network.take(weights);
        tape.load(batch);
        network.forward(tape);
        Loss loss = backward(batch, dropout);
        write(gradient);
        return loss;
    }

    private Loss backward(Batch batch, Dropout dropout) {
        start();
        long count = batch.counted();
        if (count == 0) {
            return new Loss(0, 0);
        }
        float[][] dz = network.head.room(batch);
        float[][] dTop = dHidden[layers.length - 1];
        double sum = 0;
        for (int t = batch.positions - 1; t >= batch.burnIn; t--) {
            float[][] h = dropout.hide(tape.top(t));
            sum += network.head.loss(h, batch, t, 1f / count, dz);
            Rows.clear(dTop);
            network.head.backward(h, batch, t, dz, dTop, head);
            dropout.back(dTop);
            backwardLayers(t);
        }
        for (LayerGradient layer : layers) {
            layer.addRest();
        }
        return new Loss(sum, count);
    }

    private void start() {
        head.clear();
        network.head.startBackward(head);
        for (int l = 0; l < layers.length; l++) {
            network.layers[l].startBackward(layers[l]);
        }
    }

    private void backwardLayers(int t) {
        for (int l = layers.length - 1; l >= 0; l--) {
            layers[l].backward(t, dHidden[l]);
            if (l > 0) {
                Rows.clear(dHidden[l - 1]);
                layers[l].backwardInput(t, dHidden[l - 1]);
            }
        }
    }

    private void write(Weights gradient) {
        for (int l = 0; l < layers.length; l++) {
            layers[l].writeTo(gradient, l);
        }
        head.writeTo(gradient);
    }

    private void check(String what, Shape found) {
        if (!found.equals(shape)) {
            throw new IllegalArgumentException(what + ": shape=" + found + ", this backpropagation is for " + shape);
        }
    }
}
