package io.foretell.lstm;

import java.nio.ByteBuffer;

/**
 * Turns gradients into steps, clipped by their global norm. Its state can be written and read, so that learning goes
 * on after a restart as if there had been none. Not thread-safe.
 */
public interface Optimizer {

    /** Clips the gradient (in place) and moves the weights. A gradient with a NaN or an infinity moves nothing. */
    void step(Weights weights, Weights gradient);

    /** Bytes that {@link #write} puts and {@link #read} takes. */
    int stateSize();

    void write(ByteBuffer out);

    void read(ByteBuffer in);

    /**
     * Kingma and Ba 2015, bias-corrected, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param clipNorm longest a gradient may be; infinite: never clipped
     */
    static Optimizer adam(Shape shape, double rate, double clipNorm) {
        return adam(shape, rate, clipNorm, 0);
    }

    /**
     * With decoupled weight decay (Loshchilov and Hutter 2019): each step first takes rate · decay of every weight but
     * the biases.
     *
     * @param clipNorm longest a gradient may be; infinite: never clipped
     */
    static Optimizer adam(Shape shape, double rate, double clipNorm, double decay) {
        return new Adam(shape, rate, clipNorm, decay);
    }

    /**
     * Stochastic gradient descent with momentum (Sutskever et al. 2013, as PyTorch has it).
     *
     * @param clipNorm longest a gradient may be; infinite: never clipped
     */
    static Optimizer sgd(Shape shape, double rate, double momentum, double clipNorm) {
        return new Sgd(shape, rate, momentum, clipNorm);
    }
}
