package io.foretell.accuracy;

import java.util.List;

/**
 * One diagram of the picture.
 *
 * @param low,high the values at the lower and upper edge; what lies beyond is drawn on the edge
 * @param parts    between the lines of the grid
 * @param percent  whether values are shown in percent
 */
record Panel(
        String title,
        double low,
        double high,
        int parts,
        boolean percent,
        List<Trace> traces,
        List<Level> levels,
        List<Mark> marks) {

    /** A line that runs over time. */
    record Trace(String label, String color, Line line) {}

    /** A value to compare with, after so many events. */
    record Level(String label, String color, double value, long from) {}

    /** Something that happened after so many events. */
    record Mark(String label, long events) {}
}
