package io.foretell.lstm;

import org.ejml.data.FMatrixRMaj;

/** A named parameter, gradient or moment. The name is ours: {@code U0, W0, b0, U1, …, V, c}. */
public record Tensor(String name, FMatrixRMaj matrix) {}
