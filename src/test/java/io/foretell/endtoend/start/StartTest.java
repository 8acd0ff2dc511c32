package io.foretell.endtoend.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {

    @Test
    void table_hasTheMedianOfTheStarts() {
        Conditions conditions = new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector"));
        assertThat(StartTable.of(new Starts(conditions, List.of(3.0, 9.0, 4.0), List.of(2.0, 3.0))))
                .contains("| of a new deployment: its topics are created | **4.0** (3.0–9.0) | 3 |")
                .contains("| again, after a stop | **2.5** (2.0–3.0) | 2 |");
    }
}
