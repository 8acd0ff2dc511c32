package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void exponential_isWithinTwoUlp() {
        for (float x = -1e-8f; x > -87; x *= 1.0003f) {
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(Exponential.of(x) - exact)).as("x=%s", x).isLessThan(2 * Math.ulp((float) exact));
        }
        assertThat(Exponential.of(0f)).isEqualTo(1f);
        assertThat(Exponential.of(-1e9f)).isBetween(0f, 1e-37f);
        assertThat(Exponential.of(Float.NaN)).isNaN();
    }

    @Test
    void softmax_sumsToOneAndGivesTheLogOfItsSum() {
        float[] z = {1f, -2f, 3.5f, 80f, 79f};
        double log = Links.logSumExp(z);
        assertThat(log).isCloseTo(80 + Math.log1p(Math.exp(-1)), within(1e-6));
        float[] y = z.clone();
        assertThat(Links.softmax(y)).isEqualTo(log);
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            assertThat((double) y[k]).isCloseTo(Math.exp(z[k] - log), within(1e-6));
            sum += y[k];
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    @Test
    void softmaxLoss_isTheNegativeLogProbability() {
        float[] z = {0f, 0f, 0f, 0f};
        assertThat(Links.softmaxLoss(z, 2)).isCloseTo(Math.log(4), within(1e-7));
    }

    @Test
    void softmaxOfHugeNumbers_staysFinite() {
        float[] z = {1e30f, -1e30f};
        assertThat(Links.softmaxLoss(z, 0)).isZero();
        Links.softmax(z);
        assertThat(z[0]).isEqualTo(1f);
        assertThat(z[1]).isBetween(0f, 1e-37f);
    }

    @Test
    void sigmoidLoss_isTheNegativeLogProbability() {
        for (double z = -30; z <= 30; z += 0.37) {
            assertThat(Links.sigmoidLoss(z, 1)).isCloseTo(-Math.log(1 / (1 + Math.exp(-z))), within(1e-12));
            assertThat(Links.sigmoidLoss(z, 0)).isCloseTo(-Math.log(1 / (1 + Math.exp(z))), within(1e-12));
        }
        assertThat(Links.sigmoidLoss(-1000, 1)).isEqualTo(1000);
    }

    @Test
    void sigmoid_isWithinFourUlp() {
        for (float z = -87; z <= 87; z += 0.0037f) {
            float exact = (float) (1 / (1 + StrictMath.exp(-(double) z)));
            assertThat(Links.sigmoid(z)).isCloseTo(exact, within(4 * Math.ulp(exact)));
        }
        assertThat(Links.sigmoid(-1000)).isBetween(0f, 1e-37f);
        assertThat(Links.sigmoid(1000)).isEqualTo(1f);
        assertThat(Links.sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void gaussianLoss_isTheNegativeLogDensity() {
        double density = Math.exp(-0.5 * 4 / Math.exp(0.6)) / Math.sqrt(2 * Math.PI * Math.exp(0.6));
        assertThat(Links.gaussianLoss(1f, 0.6f, 3f)).isCloseTo(-Math.log(density), within(1e-6));
        assertThat(Links.deviation(0.6f)).isCloseTo(Math.exp(0.3), within(1e-6));
    }

    @Test
    void logVarianceBeyondItsLimit_countsAsTheLimit() {
        assertThat(Links.gaussianLoss(1f, 25f, 3f)).isEqualTo(Links.gaussianLoss(1f, 10f, 3f));
        assertThat(Links.gaussianLoss(1f, -25f, 3f)).isEqualTo(Links.gaussianLoss(1f, -10f, 3f));
        assertThat(Links.deviation(-25f)).isEqualTo(Links.deviation(-10f));
    }
}
