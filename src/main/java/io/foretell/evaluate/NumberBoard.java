package io.foretell.evaluate;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.feature.Moments;
import io.foretell.predict.Prediction;
import io.foretell.predict.Scored;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forecasts 1 to k ahead of a number, each scored when its event arrives. */
final class NumberBoard implements Scoreboard {

    private final int column;
    private final int horizon; // k
    private final NumberErrors[] model; // (horizon), 1 ahead first
    private final Map<NumberBaseline, NumberErrors[]> baselines = new EnumMap<>(NumberBaseline.class);
    private final Map<String, NumberSeries> series = new HashMap<>(); // looked up only, never walked
    private final Curve<NumberErrors> curve = new Curve<>(NumberErrors::new);
    private Moments actuals = Moments.NONE; // of every row, scored or not

    NumberBoard(Blueprint blueprint, Target.Number target) {
        column = blueprint.schema().column(target.field(), Schema.Kind.NUMBER);
        horizon = target.horizon();
        model = errors(horizon);
        boolean clock = blueprint.spec().input().timestamp().isPresent();
        for (NumberBaseline baseline : NumberBaseline.values()) {
            if (clock || !baseline.needsClock()) {
                baselines.put(baseline, errors(horizon));
            }
        }
    }

    private static NumberErrors[] errors(int horizon) {
        NumberErrors[] errors = new NumberErrors[horizon];
        for (int j = 0; j < horizon; j++) {
            errors[j] = new NumberErrors();
        }
        return errors;
    }

    @Override
    public void take(Row row, Event event, Prediction prediction, Snapshot snapshot) {
        NumberSeries past = series.computeIfAbsent(event.key(), key -> new NumberSeries(horizon));
        if (row.counts()) {
            prediction.scored().ifPresent(scored -> score(row, event, scored, past));
        }
        float actual = event.number(column);
        actuals = actuals.plus(actual);
        past.add(event.time(), actual);
    }

    private void score(Row row, Event event, Scored scored, NumberSeries past) {
        if (scored.ahead().isEmpty()) {
            score(row, event, 1, (Scored.Actual.OfNumber) scored.actual(), past);
        }
        for (Scored.ScoredAhead ahead : scored.ahead()) {
            score(row, event, ahead.ahead(), ahead.number(), past);
        }
    }

    private void score(Row row, Event event, int ahead, Scored.Actual.OfNumber forecast, NumberSeries past) {
        float actual = event.number(column);
        model[ahead - 1].add(actual, forecast.predicted(), forecast.low(), forecast.high());
        if (ahead == horizon) {
            curve.at(row.event()).add(actual, forecast.predicted());
        }
        baselines.forEach((baseline, errors) ->
                errors[ahead - 1].add(actual, baseline.forecast(past, ahead, event.time())));
    }

    @Override
    public void forget(String key) {
        series.remove(key);
    }

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(Entry.MODEL, model));
        baselines.forEach((baseline, errors) -> entries.add(entry(baseline.title(), errors)));
        return entries;
    }

    private Entry entry(String name, NumberErrors[] errors) {
        double deviation = actuals.count() > 0 ? Math.sqrt(actuals.m2() / actuals.count()) : 0;
        List<Map<String, Double>> byHorizon = new ArrayList<>();
        for (NumberErrors ahead : errors) {
            byHorizon.add(ahead.values(deviation));
        }
        return new Entry(name, errors[horizon - 1].count(), byHorizon.get(horizon - 1), byHorizon);
    }

    @Override
    public List<CurvePoint> curve(long events) {
        return curve.points(events);
    }
}
