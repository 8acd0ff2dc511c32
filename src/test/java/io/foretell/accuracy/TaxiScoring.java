package io.foretell.accuracy;

import io.foretell.evaluate.Entry;
import io.foretell.evaluate.NumberErrors;
import io.foretell.evaluate.Report;
import io.foretell.predict.Scored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * New York's taxi demand by the half-hour, forecast five rows ahead, one key (Cui, Ahmad and Hawkins, Neural
 * Computation 28(11), 2016). The figures are of the rows that count, from 10,000 on; the curve is of all rows.
 *
 * <pre>
 * mape  = mean |y − ŷ| / mean |y|
 * nrmse = √ mean (y − ŷ)² / the standard deviation of the whole series
 * </pre>
 */
final class TaxiScoring implements Scoring {

    /** Rows that come before those that count. */
    static final int UNCOUNTED = 10_000;

    private static final int AHEAD = 5;
    private static final int WEEK = 7 * 48; // rows
    private static final int STRETCH = 2 * WEEK; // for a point of the curve: whole weeks, for weekdays differ
    private static final String LAST_WEEK = "sameTimeLastWeek";
    private static final List<String> BASELINES = List.of("lastValue", LAST_WEEK);

    private final List<NumberErrors> model = new ArrayList<>(); // of each stretch
    private final List<NumberErrors> lastWeek = new ArrayList<>();
    private final float[] week = new float[WEEK]; // what came, event n at n % WEEK
    private long events;

    @Override
    public void take(Outcome outcome) {
        events = outcome.event();
        outcome.prediction().scored().ifPresent(this::take);
    }

    private void take(Scored scored) {
        float actual = ((Scored.Actual.OfNumber) scored.actual()).actual();
        int slot = (int) (events % WEEK);
        for (Scored.ScoredAhead forecast : scored.ahead()) {
            if (forecast.ahead() == AHEAD) {
                last(model).add(actual, forecast.number().predicted());
            }
        }
        if (events > WEEK + 1) { // nothing is scored at the first event
            last(lastWeek).add(actual, week[slot]);
        }
        week[slot] = actual;
    }

    @Override
    public Findings findings(Report report) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(Entry.MODEL, Findings.determined(report.model().metrics()));
        report.baselines().stream()
                .filter(baseline -> BASELINES.contains(baseline.name()))
                .forEach(baseline -> figures.put(baseline.name(), Findings.determined(baseline.metrics())));
        Map<String, SortedMap<Long, Double>> curves = new LinkedHashMap<>();
        curves.put(Entry.MODEL, mape(model));
        curves.put(LAST_WEEK, mape(lastWeek));
        return new Findings(figures, curves);
    }

    /** Of the stretch that the event at hand falls into. */
    private NumberErrors last(List<NumberErrors> stretches) {
        while (stretches.size() <= (events - 1) / STRETCH) {
            stretches.add(new NumberErrors());
        }
        return stretches.get(stretches.size() - 1);
    }

    /** Without the last stretch, if the file ends within it. */
    private SortedMap<Long, Double> mape(List<NumberErrors> stretches) {
        SortedMap<Long, Double> curve = new TreeMap<>();
        for (int i = 0; (i + 1L) * STRETCH <= events; i++) {
            if (stretches.get(i).count() > 0) {
                curve.put((i + 1L) * STRETCH, stretches.get(i).values().get("mape"));
            }
        }
        return curve;
    }
}
