package io.foretell.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void events_areDueAtEqualDistances() {
        Schedule schedule = new Schedule(7, 4);
        assertThat(schedule.due(0)).isEqualTo(7);
        assertThat(schedule.due(1)).isEqualTo(250_000_007);
        assertThat(schedule.due(9)).isEqualTo(2_250_000_007L);
    }

    @Test
    void rateThatDividesNoSecond_neverDrifts() {
        Schedule schedule = new Schedule(0, 3);
        assertThat(schedule.due(3_000_000)).isEqualTo(1_000_000L * 1_000_000_000);
        assertThat(schedule.within(60)).isEqualTo(180);
    }
}
