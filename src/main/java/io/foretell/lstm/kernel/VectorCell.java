package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.LANES;
import static io.foretell.lstm.kernel.Lanes.all;
import static io.foretell.lstm.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The cells of some windows, as many elements at a time as there are lanes: line by line what {@link PlainCell} and
 * {@link Tanh} do.
 *
 * <p>What has loops is so long, above 325 bytes of code, that the JIT does not put it into its callers, and therefore
 * tanh is written out where it is used. How much is inlined in one compilation has a bound, at which two of them end, and
 * every vector beyond it may be allocated.
 *
 * <p>Both methods with a tanh make its constants once for all windows, which stay in registers where these are 32:
 * vectors in static fields would be read from memory each time. Clamped by comparing, since Java's min and max of floats
 * are six instructions each for a vector; NaN stays as it is.
 */
final class VectorCell {

    private static final int GATES = 4;
    private static final int A = 2; // the gate that is a tanh

    private VectorCell() {}

    static void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
        int size = hidden[0].length;
        int whole = size - size % LANES;
        open(gates, size, whole);
        move(gates, before, cell, tanh, hidden, whole);
        if (whole < size) {
            for (int n = 0; n < gates.length; n++) {
                PlainCell.forward(gates[n], before[n], cell[n], tanh[n], hidden[n], whole);
            }
        }
    }

    /** z becomes i, f, a, o, of the first {@code whole} elements of each. */
    private static void open(float[][] gates, int size, int whole) {
        FloatVector one = all(1f);
        FloatVector limit = all(Tanh.LIMIT);
        FloatVector minusLimit = all(-Tanh.LIMIT);
        FloatVector p1 = all(Tanh.P1);
        FloatVector p2 = all(Tanh.P2);
        FloatVector p3 = all(Tanh.P3);
        FloatVector p4 = all(Tanh.P4);
        FloatVector q1 = all(Tanh.Q1);
        FloatVector q2 = all(Tanh.Q2);
        FloatVector q3 = all(Tanh.Q3);
        FloatVector q4 = all(Tanh.Q4);
        for (float[] row : gates) {
            for (int gate = 0; gate < GATES; gate++) {
                // σ(z) = ½ tanh(½ z) + ½; and tanh(z) = 1 tanh(1 z) − 0, to the bit, the sign of zero included
                FloatVector factor = all(gate == A ? 1f : 0.5f);
                FloatVector shift = all(gate == A ? -0f : 0.5f);
                int from = gate * size;
                for (int j = from; j < from + whole; j += LANES) {
                    FloatVector x = factor.mul(load(row, j));
                    FloatVector c = x.blend(limit, x.compare(VectorOperators.GT, limit))
                            .blend(minusLimit, x.compare(VectorOperators.LT, minusLimit));
                    FloatVector s = c.mul(c);
                    FloatVector p = p4.fma(s, p3).fma(s, p2).fma(s, p1).fma(s, one);
                    FloatVector q = q4.fma(s, q3).fma(s, q2).fma(s, q1).fma(s, one);
                    factor.fma(c.mul(p).lanewise(VectorOperators.DIV, q), shift).intoArray(row, j);
                }
            }
        }
    }

    /** C' becomes C, and h. */
    private static void move(
            float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden, int whole) {
        int size = hidden[0].length;
        FloatVector one = all(1f);
        FloatVector limit = all(Tanh.LIMIT);
        FloatVector minusLimit = all(-Tanh.LIMIT);
        FloatVector p1 = all(Tanh.P1);
        FloatVector p2 = all(Tanh.P2);
        FloatVector p3 = all(Tanh.P3);
        FloatVector p4 = all(Tanh.P4);
        FloatVector q1 = all(Tanh.Q1);
        FloatVector q2 = all(Tanh.Q2);
        FloatVector q3 = all(Tanh.Q3);
        FloatVector q4 = all(Tanh.Q4);
        for (int n = 0; n < gates.length; n++) {
            float[] row = gates[n];
            for (int j = 0; j < whole; j += LANES) {
                FloatVector i = load(row, j);
                FloatVector f = load(row, size + j);
                FloatVector a = load(row, 2 * size + j);
                FloatVector o = load(row, 3 * size + j);
                FloatVector C = load(before[n], j).fma(f, i.mul(a));
                C.intoArray(cell[n], j);
                FloatVector c = C.blend(limit, C.compare(VectorOperators.GT, limit))
                        .blend(minusLimit, C.compare(VectorOperators.LT, minusLimit));
                FloatVector s = c.mul(c);
                FloatVector p = p4.fma(s, p3).fma(s, p2).fma(s, p1).fma(s, one);
                FloatVector q = q4.fma(s, q3).fma(s, q2).fma(s, q1).fma(s, one);
                FloatVector tanhC = c.mul(p).lanewise(VectorOperators.DIV, q);
                tanhC.intoArray(tanh[n], j);
                o.mul(tanhC).intoArray(hidden[n], j);
            }
        }
    }

    static void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
        int size = dHidden[0].length;
        int whole = size - size % LANES;
        FloatVector one = all(1f);
        for (int n = 0; n < gates.length; n++) {
            float[] row = gates[n];
            for (int j = 0; j < whole; j += LANES) {
                FloatVector i = load(row, j);
                FloatVector f = load(row, size + j);
                FloatVector a = load(row, 2 * size + j);
                FloatVector o = load(row, 3 * size + j);
                FloatVector dh = load(dHidden[n], j);
                FloatVector tanhC = load(tanh[n], j);
                FloatVector dC = dh.mul(o).fma(tanhC.neg().fma(tanhC, one), load(dCell[n], j));
                dC.mul(a).mul(i.mul(one.sub(i))).intoArray(row, j);
                dC.mul(load(before[n], j)).mul(f.mul(one.sub(f))).intoArray(row, size + j);
                dC.mul(i).mul(a.neg().fma(a, one)).intoArray(row, 2 * size + j);
                dh.mul(tanhC).mul(o.mul(one.sub(o))).intoArray(row, 3 * size + j);
                dC.mul(f).intoArray(dCell[n], j);
            }
            if (whole < size) {
                PlainCell.backward(row, before[n], tanh[n], dHidden[n], dCell[n], whole);
            }
        }
    }
}
