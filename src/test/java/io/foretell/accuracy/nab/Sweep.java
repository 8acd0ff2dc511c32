package io.foretell.accuracy.nab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * NAB's scoring: every score is tried as the one threshold for all series. In a window its best alarm, which is its
 * first, counts alone; each alarm outside of windows counts; those of the probation do not. Immutable.
 */
final class Sweep {

    private static final int OUTSIDE = -1;

    /** @param window its number among all series' windows, or {@link #OUTSIDE} */
    private record Row(double score, double worth, int window) {}

    private final List<Row> rows; // the highest score first
    private final int windows;

    private Sweep(List<Row> rows, int windows) {
        this.rows = rows;
        this.windows = windows;
    }

    static Sweep of(List<Scores> all) {
        List<Row> rows = new ArrayList<>();
        int windows = 0;
        for (Scores scores : all) {
            add(scores, windows, rows);
            windows += scores.series().windows().size();
        }
        rows.sort(Comparator.comparingDouble(Row::score).reversed());
        return new Sweep(rows, windows);
    }

    private static void add(Scores scores, int firstWindow, List<Row> rows) {
        Series series = scores.series();
        double[] worth = Worth.of(series);
        for (int i = series.probation(); i < series.rows(); i++) {
            int window = windowAt(series, i);
            rows.add(new Row(scores.values()[i], worth[i], window == OUTSIDE ? OUTSIDE : firstWindow + window));
        }
    }

    private static int windowAt(Series series, int row) {
        for (int w = 0; w < series.windows().size(); w++) {
            if (series.windows().get(w).contains(row)) {
                return w;
            }
        }
        return OUTSIDE;
    }

    /** With the threshold that scores best, the highest of equals. */
    Verdict best(Profile profile) {
        Tally tally = new Tally(profile, windows);
        Verdict best = tally.verdict(Double.POSITIVE_INFINITY);
        for (int i = 0; i < rows.size(); i++) {
            tally.add(rows.get(i));
            boolean lastOfEquals = i + 1 == rows.size() || rows.get(i + 1).score() < rows.get(i).score();
            if (lastOfEquals && tally.score() > best.score()) {
                best = tally.verdict(rows.get(i).score());
            }
        }
        return best;
    }

    Verdict at(double threshold, Profile profile) {
        Tally tally = new Tally(profile, windows);
        for (int i = 0; i < rows.size() && rows.get(i).score() >= threshold; i++) {
            tally.add(rows.get(i));
        }
        return tally.verdict(threshold);
    }

    /** The alarms so far, in falling order of their scores. */
    private static final class Tally {

        private final Profile profile;
        private final double[] best; // of each window: the worth of its best alarm, 0 without one
        private double sum; // over that of a detector that never gives an alarm
        private int found;
        private int falseAlarms;

        Tally(Profile profile, int windows) {
            this.profile = profile;
            best = new double[windows];
        }

        void add(Row row) {
            if (row.window() == OUTSIDE) {
                falseAlarms++;
                sum += profile.falseAlarm() * row.worth();
            } else if (row.worth() > best[row.window()]) {
                if (best[row.window()] == 0) {
                    found++;
                    sum += profile.missed();
                }
                sum += profile.found() * (row.worth() - best[row.window()]);
                best[row.window()] = row.worth();
            }
        }

        double score() {
            double perfect = best.length * (profile.found() + profile.missed());
            return perfect == 0 ? Double.NaN : 100 * sum / perfect;
        }

        Verdict verdict(double threshold) {
            return new Verdict(threshold, score(), best.length, found, falseAlarms);
        }
    }
}
