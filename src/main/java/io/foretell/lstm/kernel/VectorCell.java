package io.foretell.lstm.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The cell, as many elements at a time as there are lanes: line by line what {@link PlainCell} and {@link Tanh} do. */
final class VectorCell {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final int GATES = 4;
    private static final int A = 2; // the gate that is a tanh

    // Made once: what is broadcast where it is used takes much of the compiler's room for inlining.
    private static final FloatVector ONE = all(1f);
    private static final FloatVector LIMIT = all(Tanh.LIMIT);
    private static final FloatVector MINUS_LIMIT = all(-Tanh.LIMIT);
    private static final FloatVector P1 = all(Tanh.P1);
    private static final FloatVector P2 = all(Tanh.P2);
    private static final FloatVector P3 = all(Tanh.P3);
    private static final FloatVector P4 = all(Tanh.P4);
    private static final FloatVector Q1 = all(Tanh.Q1);
    private static final FloatVector Q2 = all(Tanh.Q2);
    private static final FloatVector Q3 = all(Tanh.Q3);
    private static final FloatVector Q4 = all(Tanh.Q4);

    private VectorCell() {}

    static void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
        int size = hidden.length;
        int whole = SPECIES.loopBound(size);
        squash(gates, size, whole);
        for (int j = 0; j < whole; j += LANES) {
            FloatVector f = load(gates, size + j);
            FloatVector C = load(before, j).fma(f, load(gates, j).mul(load(gates, 2 * size + j)));
            FloatVector tanhC = tanh(C);
            C.intoArray(cell, j);
            tanhC.intoArray(tanh, j);
            load(gates, 3 * size + j).mul(tanhC).intoArray(hidden, j);
        }
        if (whole < size) {
            PlainCell.forward(gates, before, cell, tanh, hidden, whole);
        }
    }

    /**
     * z ➜ i, f, a, o, of the first {@code whole} elements of each. One loop for all four: with a tanh for each the
     * compiler runs out of room for inlining, and every vector that crosses a call is allocated.
     */
    private static void squash(float[] gates, int size, int whole) {
        for (int gate = 0; gate < GATES; gate++) {
            // σ(z) = ½ tanh(½ z) + ½; and tanh(z) = 1 tanh(1 z) − 0, to the bit, the sign of zero included
            FloatVector factor = all(gate == A ? 1f : 0.5f);
            FloatVector shift = all(gate == A ? -0f : 0.5f);
            int from = gate * size;
            for (int j = from; j < from + whole; j += LANES) {
                factor.fma(tanh(factor.mul(load(gates, j))), shift).intoArray(gates, j);
            }
        }
    }

    static void backward(float[] gates, float[] before, float[] tanh, float[] dHidden, float[] dCell) {
        int size = dHidden.length;
        FloatVector one = all(1f);
        int j = 0;
        for (; j + LANES <= size; j += LANES) {
            FloatVector i = load(gates, j);
            FloatVector f = load(gates, size + j);
            FloatVector a = load(gates, 2 * size + j);
            FloatVector o = load(gates, 3 * size + j);
            FloatVector dh = load(dHidden, j);
            FloatVector tanhC = load(tanh, j);
            FloatVector dC = dh.mul(o).fma(tanhC.neg().fma(tanhC, one), load(dCell, j));
            dC.mul(a).mul(i.mul(one.sub(i))).intoArray(gates, j);
            dC.mul(load(before, j)).mul(f.mul(one.sub(f))).intoArray(gates, size + j);
            dC.mul(i).mul(a.neg().fma(a, one)).intoArray(gates, 2 * size + j);
            dh.mul(tanhC).mul(o.mul(one.sub(o))).intoArray(gates, 3 * size + j);
            dC.mul(f).intoArray(dCell, j);
        }
        if (j < size) {
            PlainCell.backward(gates, before, tanh, dHidden, dCell, j);
        }
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector c = x.min(LIMIT).max(MINUS_LIMIT);
        FloatVector s = c.mul(c);
        FloatVector p = P4.fma(s, P3).fma(s, P2).fma(s, P1).fma(s, ONE);
        FloatVector q = Q4.fma(s, Q3).fma(s, Q2).fma(s, Q1).fma(s, ONE);
        return c.mul(p).lanewise(VectorOperators.DIV, q);
    }

    private static FloatVector load(float[] row, int j) {
        return FloatVector.fromArray(SPECIES, row, j);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
