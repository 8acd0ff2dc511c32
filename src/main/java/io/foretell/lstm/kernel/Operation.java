package io.foretell.lstm.kernel;

/** What a {@link Kernel} and its {@link Factor} can do. */
enum Operation {
    MULTIPLY,
    MULTIPLY_TRANSPOSED,
    ADD_ROWS,
    ADD,
    FORWARD,
    BACKWARD
}
