package io.foretell.speed;

import io.foretell.lstm.kernel.Kernels;

/** Every contestant on a task, once it was seen to compute what Foretell computes. */
final class Contestants {

    private static final int STEPS = 64;
    private static final int TRAININGS = 3;
    private static final double TOLERANCE = 1e-4;
    private static final double LIVELY = 0.1; // outputs that differ by less would let everyone pass

    private Contestants() {}

    static Step step(Contestant contestant, Task task) throws Exception {
        check(contestant);
        try (Step checked = newStep(contestant, task)) {
            compare(contestant, checked, task);
        }
        return newStep(contestant, task);
    }

    static Training training(Contestant contestant, Task task) throws Exception {
        check(contestant);
        try (Training checked = newTraining(contestant, task)) {
            compare(contestant, checked, task);
        }
        return newTraining(contestant, task);
    }

    private static Step newStep(Contestant contestant, Task task) throws Exception {
        return switch (contestant) {
            case FORETELL, FORETELL_PLAIN -> new ForetellStep(task);
            case ONNX_RUNTIME -> new OnnxStep(task);
            case ONNX_RUNTIME_NEW_TENSORS -> new OnnxFreshStep(task);
            case DJL -> new DjlStep(task);
            case DEEPLEARNING4J -> new Dl4jStep(task);
        };
    }

    private static Training newTraining(Contestant contestant, Task task) {
        return switch (contestant) {
            case FORETELL, FORETELL_PLAIN -> new ForetellTraining(task);
            case DJL -> new DjlTraining(task);
            case DEEPLEARNING4J -> new Dl4jTraining(task);
            case ONNX_RUNTIME, ONNX_RUNTIME_NEW_TENSORS ->
                throw new IllegalArgumentException("training: contestant=" + contestant + ", it has none from Java");
        };
    }

    /** Is this JVM one with the kernel that is to be measured? */
    static void check(Contestant contestant) {
        boolean plain = Kernels.best() == Kernels.all().get(0);
        if (contestant.isForetell() && plain != (contestant == Contestant.FORETELL_PLAIN)) {
            throw new IllegalStateException("kernel: found=" + Kernels.best().name() + ", contestant=" + contestant);
        }
    }

    /** The same outputs, event after event, state carried on. */
    private static void compare(Contestant contestant, Step step, Task task) throws Exception {
        Step foretell = new ForetellStep(task);
        float[] expected = new float[task.outputs()];
        float[] found = new float[task.outputs()];
        float low = 1;
        float high = 0;
        for (float[] event : task.events(STEPS)) {
            foretell.step(event, expected);
            step.step(event, found);
            for (int k = 0; k < expected.length; k++) {
                same(contestant + ", output", expected[k], found[k]);
                low = Math.min(low, expected[k]);
                high = Math.max(high, expected[k]);
            }
        }
        if (high - low < LIVELY) {
            throw new IllegalStateException("outputs: low=" + low + ", high=" + high + ", too alike to tell");
        }
    }

    /** The same losses, step after step: the first one by the same forward pass, the others by the same gradients. */
    private static void compare(Contestant contestant, Training training, Task task) throws Exception {
        Training foretell = new ForetellTraining(task);
        for (int n = 0; n < TRAININGS; n++) {
            same(contestant + ", loss " + n, foretell.step(), training.step());
        }
    }

    private static void same(String what, double expected, double found) {
        if (!(Math.abs(expected - found) <= TOLERANCE)) {
            throw new IllegalStateException(what + ": found=" + found + ", Foretell has " + expected);
        }
    }
}
