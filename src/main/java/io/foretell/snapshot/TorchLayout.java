package io.foretell.snapshot;

import io.foretell.lstm.Shape;
import io.foretell.lstm.Weights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ejml.data.FMatrixRMaj;

/**
 * Where our layout meets PyTorch's: tensors named, shaped and stacked as in an {@code nn.LSTM} and an {@code nn.Linear}
 * called {@code output}. Both stack the gates i, f, a, o (PyTorch calls a g), so that it takes a transposition only:
 *
 * <pre>
 * weight_ih_l0 [4H, D] = U0ᵀ   weight_hh_l0 [4H, H] = W0ᵀ   bias_ih_l0 [4H] + bias_hh_l0 [4H] = b0   …
 * output.weight [K, H] = Vᵀ    output.bias [K] = c
 * </pre>
 *
 * Written, {@code bias_hh} is zero.
 */
final class TorchLayout {

    private static final String OUTPUT_WEIGHT = "output.weight";
    private static final String OUTPUT_BIAS = "output.bias";

    private TorchLayout() {}

    static List<Safetensors.Entry> entries(Shape shape) {
        int gates = 4 * shape.hidden();
        int outputs = shape.output().size();
        List<Safetensors.Entry> entries = new ArrayList<>();
        for (int l = 0; l < shape.layers(); l++) {
            int inputs = l == 0 ? shape.inputs() : shape.hidden();
            entries.add(new Safetensors.Entry("weight_ih_l" + l, List.of(gates, inputs)));
            entries.add(new Safetensors.Entry("weight_hh_l" + l, List.of(gates, shape.hidden())));
            entries.add(new Safetensors.Entry("bias_ih_l" + l, List.of(gates)));
            entries.add(new Safetensors.Entry("bias_hh_l" + l, List.of(gates)));
        }
        entries.add(new Safetensors.Entry(OUTPUT_WEIGHT, List.of(outputs, shape.hidden())));
        entries.add(new Safetensors.Entry(OUTPUT_BIAS, List.of(outputs)));
        return entries;
    }

    static long bytes(Shape shape) {
        return entries(shape).stream().mapToLong(Safetensors.Entry::bytes).sum();
    }

    /** In the order of {@link #entries}. */
    static void write(Weights weights, ByteBuffer out) {
        for (int l = 0; l < weights.shape().layers(); l++) {
            writeTransposed(weights.input(l), out);
            writeTransposed(weights.recurrent(l), out);
            writeTransposed(weights.bias(l), out);
            for (int i = 0; i < 4 * weights.shape().hidden(); i++) {
                out.putFloat(0);
            }
        }
        writeTransposed(weights.outputWeights(), out);
        writeTransposed(weights.outputBias(), out);
    }

    /** @throws RefusedSnapshot if the tensors are not exactly those of {@code shape} */
    static void check(List<Safetensors.Entry> found, Shape shape) {
        List<Safetensors.Entry> expected = entries(shape);
        for (Safetensors.Entry entry : expected) {
            Safetensors.Entry other = found.stream()
                    .filter(candidate -> candidate.name().equals(entry.name()))
                    .findAny()
                    .orElseThrow(() -> new RefusedSnapshot("snapshot: tensor " + entry.name() + " is missing"));
            if (!other.shape().equals(entry.shape())) {
                throw new RefusedSnapshot("snapshot: tensor " + entry.name() + ": shape=" + other.shape()
                        + ", expected is " + entry.shape());
            }
        }
        if (found.size() > expected.size()) {
            Set<String> unknown = new TreeSet<>();
            found.forEach(entry -> unknown.add(entry.name()));
            expected.forEach(entry -> unknown.remove(entry.name()));
            throw new RefusedSnapshot("snapshot: unknown tensors=" + unknown);
        }
    }

    /** Tensors that passed {@link #check} ➜ weights. */
    static Weights read(Function<String, ByteBuffer> data, Shape shape) {
        Weights weights = Weights.zeros(shape);
        for (int l = 0; l < shape.layers(); l++) {
            readTransposed(data.apply("weight_ih_l" + l), weights.input(l));
            readTransposed(data.apply("weight_hh_l" + l), weights.recurrent(l));
            readTransposed(data.apply("bias_ih_l" + l), weights.bias(l));
            addBias(data.apply("bias_hh_l" + l), weights.bias(l));
        }
        readTransposed(data.apply(OUTPUT_WEIGHT), weights.outputWeights());
        readTransposed(data.apply(OUTPUT_BIAS), weights.outputBias());
        return weights;
    }

    private static void writeTransposed(FMatrixRMaj matrix, ByteBuffer out) {
        for (int column = 0; column < matrix.numCols; column++) {
            for (int row = 0; row < matrix.numRows; row++) {
                out.putFloat(matrix.data[row * matrix.numCols + column]);
            }
        }
    }

    private static void readTransposed(ByteBuffer in, FMatrixRMaj matrix) {
        for (int column = 0; column < matrix.numCols; column++) {
            for (int row = 0; row < matrix.numRows; row++) {
                matrix.data[row * matrix.numCols + column] = in.getFloat();
            }
        }
    }

    private static void addBias(ByteBuffer in, FMatrixRMaj bias) {
        for (int i = 0; i < bias.numCols; i++) {
            float more = in.getFloat();
            if (more != 0) { // −0 + 0 would be 0, and a file no longer its own copy
                bias.data[i] += more;
            }
        }
    }
}
