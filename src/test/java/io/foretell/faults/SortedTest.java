package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SortedTest {

    @Test
    void quantiles_areValuesThatThereWere() {
        Sorted sorted = Sorted.of(LongStream.of(5, 1, 4, 2, 3));
        assertThat(sorted.median()).isEqualTo(3);
        assertThat(sorted.p99()).isEqualTo(5);
        assertThat(sorted.most()).isEqualTo(5);
        assertThat(Sorted.of(LongStream.of(7)).p99()).isEqualTo(7);
    }

    @Test
    void answersOfHours_haveQuantilesToo() {
        int count = 22_000_000;
        assertThat(Sorted.of(LongStream.range(0, count)).p99()).isEqualTo(21_780_000);
    }
}
