package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.feature.Targets;
import io.foretell.lstm.Links;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * A Gaussian of the transformed value for each of the next k events, as a change against the present one:
 *
 * <pre>
 * mean_j = τ(y(t)) + z_j · s(t)      deviation_j = exp(clamp(z_(k+j), −10, 10) / 2) · s(t) · spread_j
 * value = τ⁻¹(mean)                  low, high = τ⁻¹(mean ∓ 1.6448536 · deviation): 90 %
 * loss = ½ log 2π + log deviation + ((τ(y) − mean) / deviation)² / 2
 * </pre>
 */
final class NumberForecaster implements Forecaster {

    private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);

    private final Targets targets;
    private final int horizon;
    private final int column; // of the target's field

    NumberForecaster(Blueprint blueprint, Target.Number target) {
        targets = blueprint.targets();
        horizon = target.horizon();
        column = blueprint.schema().column(target.field(), Schema.Kind.NUMBER);
    }

    @Override
    public Scored score(Snapshot snapshot, KeyState state, Event event) {
        Waiting waiting = state.waiting();
        List<Scored.ScoredAhead> ahead = new ArrayList<>(waiting.made());
        for (int age = 0; age < waiting.made(); age++) {
            ahead.add(score(waiting, age, event));
        }
        Scored.ScoredAhead next = ahead.get(0);
        return new Scored(
                next.number(),
                next.model(),
                next.loss(),
                Math.max(state.surpriseOfLoss(next.loss()), state.surpriseOfNumber(targets.level(event))),
                horizon == 1 ? List.of() : List.copyOf(ahead));
    }

    private Scored.ScoredAhead score(Waiting waiting, int age, Event event) {
        float mean = waiting.row(age)[2 * age];
        float deviation = waiting.row(age)[2 * age + 1];
        Forecast.Ahead said = ahead(age + 1, mean, deviation);
        double error = ((double) targets.level(event) - mean) / deviation;
        double loss = HALF_LOG_2_PI + StrictMath.log(deviation) + error * error / 2;
        Scored.Actual.OfNumber number =
                new Scored.Actual.OfNumber(event.number(column), said.value(), said.low(), said.high());
        return new Scored.ScoredAhead(age + 1, waiting.version(age), number, loss);
    }

    @Override
    public Forecast forecast(Snapshot snapshot, KeyState state, Event event, float[] z) {
        float level = targets.level(event);
        state.know(level);
        double scale = targets.deviation(state.context(), snapshot.statistics());
        float[] row = state.waiting().push(snapshot.version(), 2 * horizon);
        List<Forecast.Ahead> steps = new ArrayList<>(horizon);
        for (int j = 0; j < horizon; j++) {
            float mean = Forecaster.finite((float) (level + Forecaster.finite(z[j]) * scale));
            double spread = scale * snapshot.calibration().spread(j);
            float deviation = deviation(Forecaster.finite(z[horizon + j]), spread);
            row[2 * j] = mean;
            row[2 * j + 1] = deviation;
            steps.add(ahead(j + 1, mean, deviation));
        }
        return new Forecast.Numbers(steps);
    }

    private static float deviation(float logVariance, double scale) {
        double deviation = Links.deviation(logVariance) * scale;
        return (float) Math.max(Float.MIN_NORMAL, Math.min(Float.MAX_VALUE, deviation));
    }

    /** What is published; made again from the same floats when it is scored. */
    private Forecast.Ahead ahead(int ahead, float mean, float deviation) {
        float low = targets.unlevel((float) (mean - Calibration.INTERVAL * deviation));
        float high = targets.unlevel((float) (mean + Calibration.INTERVAL * deviation));
        return new Forecast.Ahead(ahead, targets.unlevel(mean), low, high);
    }
}
