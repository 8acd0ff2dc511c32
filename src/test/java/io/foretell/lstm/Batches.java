package io.foretell.lstm;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small models and random batches for them. */
final class Batches {

    private Batches() {}

    /** Every kind of output, one layer and two, with numbers only, ones only, and both. */
    static Stream<Shape> shapes() {
        List<Output> outputs = List.of(
                new Output.Sigmoid(1),
                new Output.Sigmoid(3),
                new Output.Softmax(4),
                new Output.Gaussian(1),
                new Output.Gaussian(3));
        return outputs.stream()
                .flatMap(output -> Stream.of(
                        new Shape(3, 0, 3, 4, 1, output),
                        new Shape(2, 2, 8, 3, 1, output),
                        new Shape(0, 1, 5, 4, 2, output),
                        new Shape(3, 1, 6, 3, 2, output)));
    }

    /** Weights away from the fresh start, so that every path counts. */
    static Weights weights(Shape shape, long seed) {
        Random random = new Random(seed);
        Weights weights = Weights.fresh(shape, seed);
        for (Tensor tensor : weights.tensors()) {
            float[] values = tensor.matrix().data;
            for (int k = 0; k < values.length; k++) {
                values[k] += (float) (0.5 * random.nextGaussian());
            }
        }
        return weights;
    }

    /** Random inputs, states and targets; one in four targets does not count. */
    static Batch random(Shape shape, int positions, int windows, int burnIn, long seed) {
        Random random = new Random(seed);
        Batch batch = new Batch(shape, positions, windows, burnIn);
        for (int k = 0; k < batch.dense.length; k++) {
            batch.dense[k] = (float) random.nextGaussian();
        }
        for (int n = 0; n < positions * windows; n++) {
            int[] ones = random.ints(shape.dense(), Math.max(shape.inputs(), shape.dense() + 1))
                    .distinct()
                    .limit(shape.active())
                    .sorted()
                    .toArray();
            System.arraycopy(ones, 0, batch.active, n * shape.active(), shape.active());
        }
        for (int k = 0; k < batch.targets.length; k++) {
            batch.outputs[k] = random.nextInt(shape.output().size());
            batch.targets[k] = random.nextInt(4) == 0 ? Float.NaN : target(shape.output(), random);
        }
        for (int k = 0; k < batch.state.length; k++) {
            batch.state[k] = (float) Math.tanh(random.nextGaussian());
        }
        return batch;
    }

    private static float target(Output output, Random random) {
        return output instanceof Output.Gaussian ? (float) random.nextGaussian() : random.nextInt(2);
    }

    /** The part of a batch that belongs to position t of window b, as {@link Network#step} takes it. */
    static float[] dense(Batch batch, int n) {
        int size = batch.shape.dense();
        return Arrays.copyOfRange(batch.dense, n * size, (n + 1) * size);
    }

    static int[] active(Batch batch, int n) {
        int size = batch.shape.active();
        return Arrays.copyOfRange(batch.active, n * size, (n + 1) * size);
    }

    static float[] state(Batch batch, int window) {
        int size = batch.shape.state();
        return Arrays.copyOfRange(batch.state, window * size, (window + 1) * size);
    }
}
