package io.foretell.learn;

import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.lstm.Output;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import org.ejml.data.FMatrixRMaj;

/**
 * Keeps the function when statistics move (Pop-Art, van Hasselt et al. 2016): an input that is scaled otherwise from
 * now on meets a U that undoes it, and an output in other units a V and c that speak in them. With mean m and
 * deviation d becoming m′ and d′, s becoming s′:
 *
 * <pre>
 * x = (v − m)/d = x′ d′/d + (m′ − m)/d      U′ = U d′/d     b′ = b + U (m′ − m)/d
 *                                           U′_missing = U_missing − U (m′ − m)/d
 * mean · s      = mean′ · s′                V′ = V s/s′     c′ = c s/s′
 * e^(z/2) · s   = e^(z′/2) · s′             c′ = c + 2 log(s/s′)                       (z: log variance)
 * </pre>
 * A missing number is encoded as 0, so its own row takes back what b gained. Exact but for the clamping of far-off
 * values and, for elapsed, a key's first event. Immutable; thread-safe.
 */
final class Rescaling {

    /** By how much of a deviation statistics must have moved to be worth a change. */
    private static final double NOTABLE = 0.01;

    /**
     * Scales further apart than this have nothing to do with each other: what was learned on the one says nothing on
     * the other.
     */
    private static final double FAR = 8;

    private final Blueprint blueprint;

    Rescaling(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** Whether {@code to} differs enough from {@code from} to be published. */
    static boolean isNotable(Statistics from, Statistics to) {
        for (int i = 0; i < from.moments().size(); i++) {
            Moments old = from.moments().get(i);
            Moments now = to.moments().get(i);
            double shift = Math.abs(now.mean() - old.mean()) / old.deviation();
            double ratio = now.deviation() / old.deviation();
            if ((old.count() == 0) != (now.count() == 0) || shift > NOTABLE || Math.abs(ratio - 1) > NOTABLE) {
                return true;
            }
        }
        return false;
    }

    /** Changes the weights in place. */
    void apply(Weights weights, Statistics from, Statistics to) {
        for (int i = 0; i < from.moments().size(); i++) {
            Moments old = from.moments().get(i);
            Moments now = to.moments().get(i);
            double ratio = now.deviation() / old.deviation();
            if (old.count() > 0 && ratio < FAR && ratio > 1 / FAR) {
                boolean missable = !blueprint.features().scaled().get(i).equals("elapsed");
                for (int row : blueprint.features().densePositions(i)) {
                    input(weights, row, ratio, (now.mean() - old.mean()) / old.deviation(), missable);
                }
                if (blueprint.targets().scaled() == i) {
                    output(weights, 1 / ratio);
                }
            }
        }
    }

    private static void input(Weights weights, int row, double ratio, double shift, boolean missable) {
        FMatrixRMaj u = weights.input(0);
        FMatrixRMaj b = weights.bias(0);
        for (int j = 0; j < u.numCols; j++) {
            float moved = (float) (u.get(row, j) * shift);
            b.set(0, j, b.get(0, j) + moved);
            if (missable) {
                u.set(row + 1, j, u.get(row + 1, j) - moved);
            }
            u.set(row, j, (float) (u.get(row, j) * ratio));
        }
    }

    /** @param factor s/s′ */
    private static void output(Weights weights, double factor) {
        FMatrixRMaj v = weights.outputWeights();
        FMatrixRMaj c = weights.outputBias();
        int horizon = ((Output.Gaussian) weights.shape().output()).horizon();
        for (int k = 0; k < horizon; k++) {
            for (int i = 0; i < v.numRows; i++) {
                v.set(i, k, (float) (v.get(i, k) * factor));
            }
            c.set(0, k, (float) (c.get(0, k) * factor));
            c.set(0, horizon + k, (float) (c.get(0, horizon + k) + 2 * StrictMath.log(factor)));
        }
    }
}
