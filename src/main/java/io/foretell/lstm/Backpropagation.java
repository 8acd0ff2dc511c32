package io.foretell.lstm;

import java.util.Arrays;

/**
 * Truncated backpropagation through time (Werbos 1990) over a batch of windows.
 *
 * <p>Gradients stop at the end of the burn-in: its positions run forward only, so that a state left by older weights
 * is refreshed before it counts (Kapturowski et al. 2019). The equations stand in {@link Layer} and {@link Head}.
 * Keeps its tape between calls; not thread-safe.
 */
public final class Backpropagation {

    private final Shape shape;
    private final Network network; // takes up the weights of each call
    private final LayerGradient[] layers;
    private final HeadGradient head;
    private Tape tape;
    private Grid dAbove; // (T·B × H) δh as it comes from above a layer
    private Grid dBelow;

    public Backpropagation(Shape shape) {
        this.shape = shape;
        network = Network.room(shape);
        layers = new LayerGradient[shape.layers()];
        Arrays.setAll(layers, l -> new LayerGradient(shape, l));
        head = new HeadGradient(shape);
        fit(1, 1);
    }

    private void fit(int positions, int windows) {
        tape = Tape.of(shape, positions, windows);
        dAbove = new Grid(positions, windows, shape.hidden());
        dBelow = new Grid(positions, windows, shape.hidden());
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
        clear();
        Loss loss = backwardHead(batch, dropout);
        if (loss.count() > 0) {
            backwardLayers(batch);
        }
        write(gradient);
        return loss;
    }

    private Loss backwardHead(Batch batch, Dropout dropout) {
        long count = batch.counted();
        float scale = count == 0 ? 0f : 1f / count;
        float[][] dz = network.head.room(batch);
        network.head.startBackward(head);
        double sum = 0;
        for (int t = batch.burnIn; t < batch.positions; t++) {
            float[][] h = dropout.hide(tape.top(t));
            sum += network.head.loss(h, batch, t, scale, dz);
            network.head.backward(h, batch, t, dz, dAbove.at[t], head);
            dropout.back(dAbove.at[t]);
        }
        return new Loss(sum, count);
    }

    private void backwardLayers(Batch batch) {
        for (int l = layers.length - 1; l >= 0; l--) {
            Layer layer = network.layers[l];
            layer.backward(tape.layers[l], dAbove, batch.burnIn, layers[l]);
            if (l > 0) {
                dBelow.clear();
                layer.backwardInput(tape.layers[l], dBelow, batch.burnIn);
                Grid above = dAbove;
                dAbove = dBelow;
                dBelow = above;
            }
        }
    }

    private void clear() {
        dAbove.clear();
        head.clear();
        for (LayerGradient layer : layers) {
            layer.clear();
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
