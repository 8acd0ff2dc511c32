package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void row_showsOursBesideTheBestOthersAndTheBaselines() {
        String table = Table.of(Map.of("taxi", ResultTest.taxi(0.06, 0.08)));
        assertThat(table.lines()).contains("| New York taxi demand, 5 half-hours ahead | MAPE, low is good "
                + "| **0.0700 ± 0.0141** | 0.0819 (LSTM, retrained weekly on 6,000 rows) "
                + "| 0.0709 (k nearest neighbours) | 0.3221 (last value) |");
    }

    @Test
    void measureThatNoRunDetermined_isADash() {
        assertThat(Table.of(Map.of("taxi", ResultTest.taxi(0.06))).lines())
                .contains("|  | share within the 90 % interval, 0.9 is right "
                        + "| **–** | – | – | – |");
    }

    @Test
    void benchmarksWithoutResults_areLeftOut() {
        assertThat(Table.of(Map.of("taxi", ResultTest.taxi(0.06)))).doesNotContain("students", "high-order");
    }

    @Test
    void howSoonOthersLearned_isOfThoseWhoLearnedBest() {
        Row elements = Table.ROWS.stream()
                .filter(row -> row.measure().equals("paperElementsBefore")).findFirst().orElseThrow();
        Result result = new Result("highorder", ResultTest.CONDITIONS, Map.of(), Benchmarks.highOrder().published(),
                List.of(), List.of());
        assertThat(elements.best(result, Published::lstm)).hasValueSatisfying(
                best -> assertThat(best.forecaster()).isEqualTo("LSTM, retrained on 9,000 elements"));
        assertThat(elements.best(result, other -> !other.lstm())).hasValueSatisfying(
                best -> assertThat(best.forecaster()).isEqualTo("TDNN"));
    }
}
