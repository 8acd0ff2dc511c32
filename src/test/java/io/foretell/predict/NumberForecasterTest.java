package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberForecasterTest {

    private static final List<Double> SPREADS = List.of(2.0, 0.5, 3.0);
    private static final Blueprint BLUEPRINT = Models.number(SPREADS.size());
    private static final Snapshot PLAIN = Models.learned(BLUEPRINT, 3, 4);
    private static final Snapshot CALIBRATED = PLAIN.calibrated(new Calibration(SPREADS));

    private final Predictor predictor = new Predictor(BLUEPRINT);

    private static Event event(long time, float value) {
        return Models.event(BLUEPRINT, "k", time, value, "w0", true);
    }

    private List<Forecast.Ahead> forecast(Snapshot snapshot) {
        return ((Forecast.Numbers)
                        predictor.step(snapshot, new KeyState(BLUEPRINT), event(0, 0.5f), 0).forecast())
                .steps();
    }

    @Test
    void spreads_widenTheIntervalsOfTheirEventAheadAndMoveNoForecast() {
        List<Forecast.Ahead> plain = forecast(PLAIN);
        List<Forecast.Ahead> calibrated = forecast(CALIBRATED);
        for (int k = 0; k < SPREADS.size(); k++) {
            Forecast.Ahead before = plain.get(k);
            Forecast.Ahead after = calibrated.get(k);
            assertThat(after.value()).isEqualTo(before.value());
            double widened = SPREADS.get(k) * (before.high() - before.low());
            assertThat((double) after.high() - after.low()).isCloseTo(widened, within(1e-5 * widened));
        }
    }

    @Test
    void loss_isThatOfTheDeviationAsItWasSaid() {
        KeyState state = new KeyState(BLUEPRINT);
        predictor.step(CALIBRATED, state, event(0, 0.5f), 0);
        Scored scored = predictor.step(PLAIN, state, event(1000, 2.5f), 1).scored().orElseThrow();
        Scored.Actual.OfNumber said = (Scored.Actual.OfNumber) scored.actual();
        double deviation = (said.high() - said.low()) / 2 / 1.6448536;
        double error = (said.actual() - said.predicted()) / deviation;
        assertThat(said.high() - said.low()).isEqualTo(forecast(CALIBRATED).get(0).high()
                - forecast(CALIBRATED).get(0).low());
        assertThat(scored.loss())
                .isCloseTo(Math.log(deviation * Math.sqrt(2 * Math.PI)) + error * error / 2, within(1e-4));
    }
}
