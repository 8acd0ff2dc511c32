package io.foretell.speed;

/** An LSTM with an output layer that takes one event at a time and keeps its state from one to the next. */
interface Step extends AutoCloseable {

    /**
     * @param x (D) the event
     * @param y (K) gets σ(z)
     */
    void step(float[] x, float[] y) throws Exception;

    @Override
    default void close() throws Exception {}
}
