package io.foretell.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A short run; the long ones: {@code benchmarks/hostile/run poison}. */
class PoisoningTest {

    @Test
    void keyThatSendsAWrongUnit_hardlyTouchesTheOthersForecasts() {
        Poisoning poisoning = new Poisoning("standard", 1, Poisoning.KEYS, 300, 500);
        double without = poisoning.errorOfTheOthers(Optional.empty());
        assertThat(poisoning.errorOfTheOthers(Optional.of(Poison.WRONG_UNIT))).isLessThan(1.03 * without);
    }
}
