package io.foretell.accuracy;

import java.util.List;

/**
 * One diagram of the picture.
 *
 * @param low,high the values at the lower and upper edge; what lies beyond is drawn on the edge
 * @param percent  whether values are shown in percent
 */
record Panel(String title, double low, double high, boolean percent, List<Trace> traces, List<Level> levels,
        List<Mark> marks) {

    /** A line that runs over time. */
    record Trace(String label, String color, Line line) {}

    /** A value to compare with, over the whole width. */
    record Level(String label, String color, double value) {}

    /** Something that happened after so many events. */
    record Mark(String label, long events) {}
}
