package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.demo.Comparison;
import io.foretell.demo.Standing;
import io.foretell.demo.Surprise;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoDisplayTest {

    private final StringWriter out = new StringWriter();
    private long nanos;

    @Test
    void piped_givesALineEveryFewSeconds() {
        DemoDisplay display = display(DemoDisplay.Style.LINES);
        for (int i = 1; i <= 20; i++) {
            nanos += Duration.ofMillis(500).toNanos();
            display.show(standing(i * 1_000));
        }
        assertThat(out.toString().lines()).hasSize(2).first().asString()
                .startsWith("1,000 of 100,000 events, 2,000/s, ")
                .contains("error 0.900 of the last value's", "* 1970-01-02");
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void piped_saysNothingBeforeTheFirstPrediction() {
        DemoDisplay display = display(DemoDisplay.Style.LINES);
        nanos += Duration.ofSeconds(9).toNanos();
        display.show(standing(0));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void onATerminal_isDrawnOverWhatWasThere() {
        DemoDisplay display = display(DemoDisplay.Style.IN_PLACE);
        nanos += 1_000;
        display.show(standing(1_000));
        long lines = out.toString().chars().filter(c -> c == '\n').count();
        out.getBuffer().setLength(0);
        nanos += 1_000;
        display.show(standing(2_000));
        assertThat(out.toString()).startsWith("\u001b[" + lines + "A").contains("2,000 of 100,000");
    }

    private DemoDisplay display(DemoDisplay.Style style) {
        return new DemoDisplay(new PrintWriter(out), style, new DemoText(100_000), () -> nanos);
    }

    private static Standing standing(long predictions) {
        Comparison errors = new Comparison(40, 0.9);
        return new Standing(predictions, Math.max(0, predictions - 47), 3, 2, 47, errors, errors, errors, 0.1,
                List.of(new Surprise("a", Duration.ofDays(1).toMillis(), 5, 1, 12, true)));
    }
}
