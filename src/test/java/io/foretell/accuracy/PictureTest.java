package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.accuracy.Panel.Level;
import io.foretell.accuracy.Panel.Mark;
import io.foretell.accuracy.Panel.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final Line LINE = new Line("model",
            List.of(new Line.Point(10_000, 0.5, 0.25, 0.75), new Line.Point(20_000, 2, 1, 3)));

    @Test
    void panel_showsWhatItIsMadeOf() {
        Panel panel = new Panel("Shares", 0, 1, 4, true, List.of(new Trace("ours", "#111", LINE)),
                List.of(new Level("theirs", "#222", 0.75, 5_000)), List.of(new Mark("change", 10_000)));
        assertThat(Picture.of("Title", List.of(panel))).contains("<title>Title</title>", ">Shares<", "ours", "theirs",
                ">change<", ">75 %<", ">5,000<", ">20,000<", "fill=\"#fff\"");
    }

    @Test
    void whatLiesBeyondThePanel_isDrawnOnItsEdge() {
        Panel panel = new Panel("Shares", 0, 1, 4, false,
                List.of(new Trace("ours", "#111", LINE)), List.of(), List.of());
        // the panel's upper right corner
        assertThat(Picture.of("Title", List.of(panel))).contains("L308.0 54.0\" fill=\"none\"");
    }

    @Test
    void lineWithoutPoints_isNotDrawn() {
        Panel panel = new Panel("Shares", 0, 1, 4, false,
                List.of(new Trace("ours", "#111", new Line("model", List.of()))), List.of(), List.of());
        assertThat(Picture.of("Title", List.of(panel))).contains("ours").doesNotContain("fill=\"none\"");
    }
}
