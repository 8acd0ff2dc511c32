package io.foretell.learn;

import io.foretell.snapshot.Calibration;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the spread of forecasts from how often their intervals held unseen events, so that nine in ten do, whatever
 * the network makes of its own errors: trained by heart it is too sure, with dropout too careful. Conformal inference
 * under change (Gibbs and Candès 2021), by Newton's steps.
 *
 * <pre>
 * target = log judged + (0.9 − within / of) / slope      judged: the spread in force where coverage was judged
 * log spread ← log spread + ρ (target − log spread)      ρ = of / (of + {@value #MEMORY})
 * slope = 2 · 1.645 · φ(1.645): by how much a normal's coverage rises with the log of its interval
 * </pre>
 * However many tasks judge one candidate, the spread goes to the target and not beyond. Not thread-safe.
 */
final class Spreads {

    private static final double WANTED = 0.9;
    private static final double SLOPE = 0.33926;

    /** Events over which coverage is learned. */
    private static final double MEMORY = 500;

    private final double[] logs; // by event ahead

    Spreads(int horizon) {
        logs = new double[horizon];
    }

    /**
     * @param judged  of the candidate judged
     * @param covered by event ahead; empty if nothing was judged
     */
    void learn(Calibration judged, List<Coverage> covered) {
        for (int k = 0; k < Math.min(logs.length, covered.size()); k++) {
            Coverage coverage = covered.get(k);
            if (coverage.of() > 0) {
                double missing = WANTED - (double) coverage.within() / coverage.of();
                double target = StrictMath.log(judged.spread(k)) + missing / SLOPE;
                double moved = logs[k] + coverage.of() / (coverage.of() + MEMORY) * (target - logs[k]);
                double most = StrictMath.log(Calibration.MOST);
                logs[k] = Math.max(-most, Math.min(most, moved));
            }
        }
    }

    Calibration calibration() {
        return new Calibration(Arrays.stream(logs)
                .map(StrictMath::exp)
                .map(spread -> Math.max(Calibration.LEAST, Math.min(Calibration.MOST, spread)))
                .boxed()
                .toList());
    }

    void write(Bytes.Out out) {
        out.number(logs.length);
        for (double log : logs) {
            out.real(log);
        }
    }

    void read(Bytes.In in) {
        in.expect("spreads", logs.length);
        Arrays.setAll(logs, k -> in.real());
    }
}
