package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private long millis = 1_000_000; // of the clock
    private long nanos = 5_000_000_000L; // of the stopwatch
    private final ClockWatch watch = new ClockWatch(() -> Instant.ofEpochMilli(millis), () -> nanos);

    @Test
    void clockThatGoesOnOrIsCorrectedInPassing_isNotSet() {
        for (int second = 0; second < 100; second++) {
            pass(Duration.ofSeconds(1).plusMillis(second % 2 == 0 ? 300 : -200));
        }
        assertThat(watch.set()).isNotDone();
    }

    @Test
    void clockThatJumps_isSetByThatMuch() {
        pass(Duration.ofSeconds(1).minusHours(1));
        assertThat(watch.set()).isCompletedWithValue(Duration.ofHours(-1));
    }

    /** Both go on while the process is stopped, or busy. */
    @Test
    void lookThatComesLate_isNoJump() {
        nanos += Duration.ofMinutes(7).minusSeconds(1).toNanos();
        pass(Duration.ofMinutes(7));
        assertThat(watch.set()).isNotDone();
    }

    private void pass(Duration byTheClock) {
        millis += byTheClock.toMillis();
        nanos += Duration.ofSeconds(1).toNanos();
        watch.run();
    }
}
