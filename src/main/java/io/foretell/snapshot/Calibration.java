package io.foretell.snapshot;

import java.util.List;

/**
 * How much wider than the network says the spread of a number's forecast is on unseen events. Immutable; thread-safe.
 *
 * @param spreads by event ahead, from 1 on: the factor on the deviation; empty: 1 for all
 */
public record Calibration(List<Double> spreads) {

    /** Deviations of a normal on either side of its mean within which 90 % lie. */
    public static final double INTERVAL = 1.6448536;

    /** Of a model that has not been compared with unseen events yet, or that forecasts no number. */
    public static final Calibration NONE = new Calibration(List.of());

    /** A factor is never less than the first nor more than the second. */
    public static final double LEAST = 0.125;

    public static final double MOST = 8;

    public Calibration {
        spreads = List.copyOf(spreads);
        for (double spread : spreads) {
            if (!(spread >= LEAST && spread <= MOST)) {
                throw new IllegalArgumentException(
                        "calibration: spread=" + spread + ", allowed: " + LEAST + " to " + MOST);
            }
        }
    }

    /** @param ahead from 0 on: 0 for the next event */
    public double spread(int ahead) {
        return spreads.isEmpty() ? 1 : spreads.get(ahead);
    }
}
