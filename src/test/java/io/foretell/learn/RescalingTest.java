package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.feature.Targets;
import io.foretell.lstm.Network;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import java.util.List;
import org.junit.jupiter.api.Test;

class RescalingTest {

    private static final Statistics BEFORE = statistics(100, 5, 8, 2, 4, 0.5);
    private static final Statistics AFTER = statistics(103, 7.5, 8.5, 1.5, 4.2, 0.8);

    private static Statistics statistics(double... meansAndDeviations) {
        double[] of = meansAndDeviations;
        return new Statistics(List.of(
                new Moments(100, of[0], 100 * of[1] * of[1]),
                new Moments(100, of[2], 100 * of[3] * of[3]),
                new Moments(100, of[4], 100 * of[5] * of[5])));
    }

    /** For each event, mean and deviation of both steps ahead, in the target's own unit. */
    private static float[] forecasts(Weights weights, Statistics statistics) {
        Blueprint blueprint = Runs.NUMBERS;
        Targets targets = blueprint.targets();
        Network network = Network.of(weights);
        KeyContext context = blueprint.features().newContext();
        float[] state = new float[blueprint.shape().state()];
        float[] dense = new float[blueprint.shape().dense()];
        float[] z = new float[4];
        float[] all = new float[4 * 40];
        for (int t = 0; t < 40; t++) {
            Event event = Runs.wave(0, t);
            context.observe(event);
            blueprint.features().encode(event, context, statistics,
                    blueprint.features().firstVocabularies(), dense, 0, new int[0], 0);
            if (t == 0) {
                // elapsed is 0 at a key's first event whatever the statistics: begin behind it
                continue;
            }
            network.step(state, dense, new int[0], z, new Network.Workspace(blueprint.shape(), 1));
            float s = targets.deviation(context, statistics);
            for (int k = 0; k < 2; k++) {
                all[4 * t + k] = z[k] * s;
                all[4 * t + 2 + k] = (float) (StrictMath.exp(z[2 + k] / 2) * s);
            }
        }
        return all;
    }

    @Test
    void movedStatistics_leaveTheFunctionAsItWas() {
        Weights weights = Weights.fresh(Runs.NUMBERS.shape(), 5);
        float[] before = forecasts(weights, BEFORE);
        float[] uncorrected = forecasts(weights, AFTER);
        new Rescaling(Runs.NUMBERS).apply(weights, BEFORE, AFTER);
        float[] after = forecasts(weights, AFTER);
        double apart = 0;
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-5f * Math.max(1, Math.abs(before[i]))));
            apart = Math.max(apart, Math.abs(uncorrected[i] - before[i]));
        }
        assertThat(apart).as("without the correction it would have changed").isGreaterThan(0.1);
    }

    @Test
    void unseenNumber_isNotCorrected() {
        Weights weights = Weights.fresh(Runs.NUMBERS.shape(), 5);
        int bits = Runs.bits(weights);
        new Rescaling(Runs.NUMBERS).apply(weights, Runs.NUMBERS.features().noStatistics(), AFTER);
        assertThat(Runs.bits(weights)).isEqualTo(bits);
    }

    @Test
    void smallMoves_areNotNotable() {
        assertThat(Rescaling.isNotable(BEFORE, statistics(100.01, 5.01, 8, 2, 4, 0.5))).isFalse();
        assertThat(Rescaling.isNotable(BEFORE, AFTER)).isTrue();
        assertThat(Rescaling.isNotable(Runs.NUMBERS.features().noStatistics(), BEFORE)).isTrue();
    }
}
