package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StallsTest {

    private final List<Answer> answers = new ArrayList<>();

    @Test
    void stall_isTheLongestOfAPartitionAfterAFault() {
        answered(0, 100, 200, 1_200, 1_300, 3_300);
        answered(1, 150, 450, 1_250, 3_250, 3_350);

        assertThat(Stalls.of(answers, List.of(180L, 1_260L))).isEqualTo(new Stalls(2_000, 2_000, 2_000));
        assertThat(Stalls.of(answers, List.of(180L, 1_230L, 3_310L))).isEqualTo(new Stalls(1_000, 2_000, 2_000));
    }

    @Test
    void stallInWhichAFaultCame_isThatOnesToo() {
        answered(0, 100, 5_000, 5_100, 5_200, 5_300);

        assertThat(Stalls.of(answers, List.of(110L, 4_000L, 5_050L))).isEqualTo(new Stalls(4_900, 4_900, 4_900));
        assertThat(Stalls.of(answers, List.of(110L, 5_050L, 5_250L))).isEqualTo(new Stalls(100, 4_900, 4_900));
    }

    private void answered(int partition, long... millis) {
        for (long time : millis) {
            answers.add(new Answer(partition, 0, 0, time, time));
        }
    }
}
