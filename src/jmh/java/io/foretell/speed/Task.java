package io.foretell.speed;

import io.foretell.lstm.Batch;
import io.foretell.lstm.Output;
import io.foretell.lstm.Shape;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import java.util.Random;

/** What all contestants are given: sizes, weights, events and windows, drawn from fixed seeds. */
record Task(Shape shape) {

    static final int POSITIONS = 64; // T
    static final int WINDOWS = 32; // B
    static final double RATE = 0.001;

    private static final double LIVELY = 0.5;

    /** @param size H/D, as in 64/32; there are D outputs */
    static Task of(String size) {
        String[] parts = size.split("/");
        int inputs = Integer.parseInt(parts[1]);
        return new Task(new Shape(inputs, 0, inputs, Integer.parseInt(parts[0]), 1, new Output.Sigmoid(inputs)));
    }

    int inputs() {
        return shape.inputs();
    }

    int hidden() {
        return shape.hidden();
    }

    int outputs() {
        return shape.output().size();
    }

    /** Away from the fresh start, whose outputs would all be close to a half. */
    Weights weights() {
        Random random = new Random(1);
        Weights weights = Weights.fresh(shape, 1);
        for (Tensor tensor : weights.tensors()) {
            float[] values = tensor.matrix().data;
            for (int k = 0; k < values.length; k++) {
                values[k] += (float) (LIVELY / Math.sqrt(shape.hidden()) * random.nextGaussian());
            }
        }
        return weights;
    }

    /** (count × D) */
    float[][] events(int count) {
        Random random = new Random(2);
        float[][] events = new float[count][shape.inputs()];
        for (float[] event : events) {
            for (int k = 0; k < event.length; k++) {
                event[k] = (float) random.nextGaussian();
            }
        }
        return events;
    }

    /** Windows in which every position has a target that names one output. */
    Batch windows() {
        Random random = new Random(3);
        Batch batch = new Batch(shape, POSITIONS, WINDOWS, 0);
        for (int k = 0; k < batch.dense.length; k++) {
            batch.dense[k] = (float) random.nextGaussian();
        }
        for (int n = 0; n < batch.targets.length; n++) {
            batch.outputs[n] = random.nextInt(shape.output().size());
            batch.targets[n] = random.nextInt(2);
        }
        return batch;
    }
}
