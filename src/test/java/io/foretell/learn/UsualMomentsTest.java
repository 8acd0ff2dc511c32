package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.feature.Moments;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualMomentsTest {

    private static final int VALUES = 10_000;

    private final Random random = new Random(1);

    private static Moments of(Moments known, IntToDoubleFunction value) {
        UsualMoments moments = new UsualMoments(known);
        for (int i = 0; i < VALUES; i++) {
            moments.add(value.applyAsDouble(i));
        }
        return moments.told();
    }

    private static Moments plain(IntToDoubleFunction value) {
        Moments moments = Moments.NONE;
        for (int i = 0; i < VALUES; i++) {
            moments = moments.plus(value.applyAsDouble(i));
        }
        return moments;
    }

    @Test
    void usualValues_giveTheirPlainMomentsBitForBit() {
        double[] values = random.doubles(VALUES, -3, 3).toArray();
        assertThat(of(new Moments(100, 0, 100), i -> values[i])).isEqualTo(plain(i -> values[i]));
        assertThat(of(Moments.NONE, i -> values[i])).isEqualTo(plain(i -> values[i]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, -1e6, Float.MAX_VALUE})
    void oneValueInTwentyFarOff_isLeftOut(double extreme) {
        IntToDoubleFunction poisoned = i -> i % 20 == 7 ? extreme : random.nextGaussian();
        for (Moments known : new Moments[] {new Moments(100, 0, 100), Moments.NONE}) {
            Moments told = of(known, poisoned);
            assertThat(told.count()).isEqualTo(VALUES * 19 / 20.0);
            assertThat(told.deviation()).isBetween(0.9, 1.1);
        }
    }

    @Test
    void mostValuesFarOff_areAnotherWorldAndAllCount() {
        IntToDoubleFunction moved = i -> i % 3 == 0 ? 0 : 1e6;
        assertThat(of(new Moments(100, 0, 100), moved)).extracting(Moments::count).isEqualTo((double) VALUES);
    }

    @Test
    void numberThatIsMostlyZero_hasAScale() {
        Moments told = of(Moments.NONE, i -> i % 10 == 0 ? 1e6 : 0);
        assertThat(told).isEqualTo(plain(i -> i % 10 == 0 ? 1e6 : 0));
        assertThat(of(told, i -> i % 10 == 0 ? 1e6 : 0)).isEqualTo(told);
    }

    @Test
    void fewValues_areTold() {
        UsualMoments moments = new UsualMoments(Moments.NONE);
        assertThat(moments.told()).isEqualTo(Moments.NONE);
        moments.add(5);
        moments.add(5);
        assertThat(moments.told()).isEqualTo(new Moments(2, 5, 0));
    }
}
