package io.foretell.speed;

/** An LSTM with an output layer that learns from the same windows over and over. */
interface Training extends AutoCloseable {

    /** One step of the optimizer; gives the mean loss before it. */
    double step() throws Exception;

    @Override
    default void close() throws Exception {}
}
