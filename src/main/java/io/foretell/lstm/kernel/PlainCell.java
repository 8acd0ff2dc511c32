package io.foretell.lstm.kernel;

/** The cell, one element after the other, from element {@code from} on: the rest that fills no vector. */
final class PlainCell {

    private PlainCell() {}

    static void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden, int from) {
        int size = hidden.length;
        for (int j = from; j < size; j++) {
            float i = Tanh.sigmoid(gates[j]);
            float f = Tanh.sigmoid(gates[size + j]);
            float a = Tanh.tanh(gates[2 * size + j]);
            float o = Tanh.sigmoid(gates[3 * size + j]);
            gates[j] = i;
            gates[size + j] = f;
            gates[2 * size + j] = a;
            gates[3 * size + j] = o;
            cell[j] = Math.fma(before[j], f, i * a);
            tanh[j] = Tanh.tanh(cell[j]);
            hidden[j] = o * tanh[j];
        }
    }

    static void backward(float[] gates, float[] before, float[] tanh, float[] dHidden, float[] dCell, int from) {
        int size = dHidden.length;
        for (int j = from; j < size; j++) {
            float i = gates[j];
            float f = gates[size + j];
            float a = gates[2 * size + j];
            float o = gates[3 * size + j];
            float dh = dHidden[j];
            float dC = Math.fma(dh * o, Math.fma(-tanh[j], tanh[j], 1f), dCell[j]);
            gates[j] = dC * a * (i * (1f - i));
            gates[size + j] = dC * before[j] * (f * (1f - f));
            gates[2 * size + j] = dC * i * Math.fma(-a, a, 1f);
            gates[3 * size + j] = dh * tanh[j] * (o * (1f - o));
            dCell[j] = dC * f;
        }
    }
}
