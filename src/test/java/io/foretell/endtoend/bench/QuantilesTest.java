package io.foretell.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void quantile_isTheValueOfItsRank() {
        Quantiles hundred = new Quantiles(LongStream.rangeClosed(1, 100).map(n -> 101 - n).toArray());
        assertThat(hundred.at(0)).isEqualTo(1);
        assertThat(hundred.at(0.07)).isEqualTo(7);
        assertThat(hundred.at(0.5)).isEqualTo(50);
        assertThat(hundred.at(0.99)).isEqualTo(99);
        assertThat(hundred.at(0.999)).isEqualTo(100);
        assertThat(hundred.most()).isEqualTo(100);
    }

    @Test
    void singleValue_isEveryQuantile() {
        assertThat(new Quantiles(new long[] {7}).at(0.5)).isEqualTo(7);
    }

    @Test
    void nothing_hasNoQuantiles() {
        assertThatThrownBy(() -> new Quantiles(new long[0])).hasMessageContaining("values=0");
    }
}
