package io.foretell.lstm;

import io.foretell.lstm.kernel.Kernels;

/**
 * Measures one thread: a training step (window 64, batch 32, Adam, σ) and a single step, for the sizes given as H/D.
 * After {@code mvn package}, with and without the vector module:
 *
 * <pre>
 * java --add-modules jdk.incubator.vector \
 *     -cp target/classes:target/test-classes:$(ls target/lib/ejml-*.jar | tr '\n' ':') \
 *     io.foretell.lstm.Speed 64/32 128/64
 * </pre>
 */
final class Speed {

    private static final int POSITIONS = 64;
    private static final int WINDOWS = 32;
    private static final double SECONDS = 4;

    private Speed() {}

    public static void main(String[] sizes) {
        System.out.printf("kernel: %s, Java %s%n", Kernels.best().name(), Runtime.version());
        for (String size : sizes) {
            String[] parts = size.split("/");
            Shape shape = new Shape(
                    Integer.parseInt(parts[1]), 0, Integer.parseInt(parts[1]), Integer.parseInt(parts[0]), 1,
                    new Output.Sigmoid(1));
            System.out.printf("%s: %,.0f timesteps/s training, %.2f µs a step%n", size, training(shape), step(shape));
        }
    }

    private static double training(Shape shape) {
        Weights weights = Weights.fresh(shape, 1);
        Weights gradient = Weights.zeros(shape);
        Batch batch = Batches.random(shape, POSITIONS, WINDOWS, 0, 1);
        Backpropagation backpropagation = new Backpropagation(shape);
        Optimizer optimizer = Optimizer.adam(shape, 0.001, 1);
        return POSITIONS * WINDOWS * perSecond(() -> {
            backpropagation.gradient(weights, batch, gradient);
            optimizer.step(weights, gradient);
        });
    }

    private static double step(Shape shape) {
        Network network = Network.of(Weights.fresh(shape, 1));
        Network.Workspace workspace = new Network.Workspace(shape);
        float[] state = new float[shape.state()];
        float[] dense = Batches.random(shape, 1, 1, 0, 1).dense;
        float[] z = new float[shape.output().size()];
        int[] none = {};
        int block = 1000;
        return 1e6 / block / perSecond(() -> {
            for (int k = 0; k < block; k++) {
                network.step(state, dense, none, z, workspace);
            }
        });
    }

    /** The best second of those measured: other work on the machine only ever slows it down. */
    private static double perSecond(Runnable work) {
        double best = 0;
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            long runs = 0;
            while (System.nanoTime() - start < 250_000_000L) {
                work.run();
                runs++;
            }
            best = Math.max(best, runs * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }
}
