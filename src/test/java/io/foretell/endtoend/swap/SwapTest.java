package io.foretell.endtoend.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapTest {

    @Test
    void table_hasTheMedianOfTheSwapsAndTheExtremes() {
        Swaps swaps = new Swaps(
                new Setting(496, 1000, 1000, 100, 0, 40, 6, 20),
                new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector")),
                4_100_000,
                List.of(new Swap(12, 10, 50), new Swap(11, 12, 70), new Swap(30, 14, 60)));
        assertThat(SwapTable.of(swaps))
                .contains("| 3 swaps of 4.1 MB (H = 496), 1,000 events/s, at-least-once, commits each 100 ms |")
                .contains("| longest wait of an event without a swap | **12.0** | 10.0–14.0 |")
                .contains("| longest wait of an event at a swap | **12.0** | 11.0–30.0 |")
                .contains("| longer by | **2.0** | -1.0–16.0 |")
                .contains("first prediction with them | **60.0** | 50.0–70.0 |");
    }
}
