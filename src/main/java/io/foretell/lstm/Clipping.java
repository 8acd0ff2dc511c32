package io.foretell.lstm;

/** Clipping by global norm (Pascanu et al. 2013): a gradient g longer than c becomes g · c / ‖g‖. */
final class Clipping {

    private static final double TINY = 1e-6; // as PyTorch: a gradient a hair above the norm is not scaled up

    private Clipping() {}

    /** @return false if the gradient is not finite and nothing should be done with it */
    static boolean clip(Weights gradient, double norm) {
        double length = Math.sqrt(squares(gradient));
        if (!Double.isFinite(length)) {
            return false;
        }
        double factor = norm / (length + TINY);
        if (factor < 1) {
            scale(gradient, (float) factor);
        }
        return true;
    }

    private static double squares(Weights gradient) {
        double sum = 0;
        for (Tensor tensor : gradient.tensors()) {
            for (float g : tensor.matrix().data) {
                sum += (double) g * g;
            }
        }
        return sum;
    }

    private static void scale(Weights gradient, float factor) {
        for (Tensor tensor : gradient.tensors()) {
            float[] g = tensor.matrix().data;
            for (int j = 0; j < g.length; j++) {
                g[j] *= factor;
            }
        }
    }
}
