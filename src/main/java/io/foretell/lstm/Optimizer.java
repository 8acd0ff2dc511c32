package io.foretell.lstm;

import java.nio.ByteBuffer;

/** Gradients ➜ steps, with clipping by global norm. Its state can be written and read, so that learning goes on after a restart. */
public interface Optimizer {

    /** Clips the gradient (in place) and moves the weights. */
    void step(Weights weights, Weights gradient);

    int stateSize();

    void write(ByteBuffer out);

    void read(ByteBuffer in);

    static Optimizer adam(Shape shape, double rate, double clipNorm) {
        throw new UnsupportedOperationException();
    }

    static Optimizer sgd(Shape shape, double rate, double momentum, double clipNorm) {
        throw new UnsupportedOperationException();
    }
}
