package io.foretell.lstm.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The cell, as many elements at a time as there are lanes: line by line what {@link PlainCell} and {@link Tanh} do. */
final class VectorCell {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorCell() {}

    static void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
        int size = hidden.length;
        int j = 0;
        for (; j + LANES <= size; j += LANES) {
            FloatVector i = sigmoid(load(gates, j));
            FloatVector f = sigmoid(load(gates, size + j));
            FloatVector a = tanh(load(gates, 2 * size + j));
            FloatVector o = sigmoid(load(gates, 3 * size + j));
            i.intoArray(gates, j);
            f.intoArray(gates, size + j);
            a.intoArray(gates, 2 * size + j);
            o.intoArray(gates, 3 * size + j);
            FloatVector C = load(before, j).fma(f, i.mul(a));
            FloatVector tanhC = tanh(C);
            C.intoArray(cell, j);
            tanhC.intoArray(tanh, j);
            o.mul(tanhC).intoArray(hidden, j);
        }
        PlainCell.forward(gates, before, cell, tanh, hidden, j);
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
        PlainCell.backward(gates, before, tanh, dHidden, dCell, j);
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector c = x.min(Tanh.LIMIT).max(-Tanh.LIMIT);
        FloatVector s = c.mul(c);
        FloatVector one = all(1f);
        FloatVector p = all(Tanh.P4).fma(s, all(Tanh.P3)).fma(s, all(Tanh.P2)).fma(s, all(Tanh.P1)).fma(s, one);
        FloatVector q = all(Tanh.Q4).fma(s, all(Tanh.Q3)).fma(s, all(Tanh.Q2)).fma(s, all(Tanh.Q1)).fma(s, one);
        return c.mul(p).lanewise(VectorOperators.DIV, q).min(1f).max(-1f);
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector half = all(0.5f);
        return half.fma(tanh(half.mul(x)), half);
    }

    private static FloatVector load(float[] row, int j) {
        return FloatVector.fromArray(SPECIES, row, j);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
