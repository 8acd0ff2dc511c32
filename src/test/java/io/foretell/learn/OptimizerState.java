package io.foretell.learn;

import java.nio.ByteBuffer;

/**
 * What a {@link Learner#state()} holds of Adam.
 *
 * @param round   the learner's next one
 * @param steps   n
 * @param squares v
 */
record OptimizerState(long round, long steps, float[] squares) {

    static final OptimizerState FRESH = new OptimizerState(0, 0, new float[0]);

    private static final long VERSION = 2;
    private static final double BETA2 = 0.999;
    private static final double ROUNDING = 1e-4; // a step's rounding is 1e-7 of v at most

    /** @throws IllegalArgumentException if these are not the bytes of the state of a learner with Adam */
    static OptimizerState of(byte[] state) {
        Bytes.In in = new Bytes.In(state, "learner's state");
        in.expect("version", VERSION);
        in.text(); // fingerprint
        String type = in.text();
        if (!type.equals("Adam")) {
            throw in.refused("optimizer=" + type);
        }
        long round = in.number();
        in.number(); // judgements running
        ByteBuffer block = ByteBuffer.wrap(in.block());
        long steps = block.getLong();
        float[] squares = new float[block.remaining() / Float.BYTES / 2];
        block.position(block.position() + Float.BYTES * squares.length); // m
        block.asFloatBuffer().get(squares);
        return new OptimizerState(round, steps, squares);
    }

    /** How many of v are below β₂ⁿ of what they were n steps ago, which no gradients bring about. */
    long shrunkSince(OptimizerState before) {
        double least = (1 - ROUNDING) * StrictMath.pow(BETA2, steps - before.steps);
        long shrunk = 0;
        for (int j = 0; j < before.squares.length; j++) {
            shrunk += squares[j] < least * before.squares[j] - Float.MIN_NORMAL ? 1 : 0;
        }
        return shrunk;
    }
}
