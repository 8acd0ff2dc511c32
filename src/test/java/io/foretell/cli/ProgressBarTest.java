package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter out = new StringWriter();
    private long nanos;
    private final ProgressBar bar = new ProgressBar(new PrintWriter(out), 200, () -> nanos);

    @Test
    void quarterAfterTenSeconds_leavesThirty() {
        nanos = Duration.ofSeconds(10).toNanos();
        bar.at(50);
        assertThat(out.toString()).contains(" 25 %", "50 of 200 rows", "30s left");
    }

    @Test
    void quickRows_drawOnlyNowAndThen() {
        for (int row = 1; row <= 200; row++) {
            nanos += Duration.ofMillis(10).toNanos();
            bar.at(row);
        }
        assertThat(out.toString().chars().filter(c -> c == '\r').count()).isEqualTo(10);
    }

    @Test
    void durations_areReadable() {
        assertThat(ProgressBar.duration(Duration.ofSeconds(7).toNanos())).isEqualTo("7s");
        assertThat(ProgressBar.duration(Duration.ofSeconds(125).toNanos())).isEqualTo("2m 05s");
        assertThat(ProgressBar.duration(Duration.ofSeconds(3_725).toNanos())).isEqualTo("1h 02m");
    }
}
