package io.foretell.spec;

/** H and the number of stacked layers. */
public record LstmSize(int hidden, int layers) {}
