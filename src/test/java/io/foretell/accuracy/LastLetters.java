package io.foretell.accuracy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which last letters were named rightly, in the experiment on sequences that change half-way (Cui, Ahmad and Hawkins,
 * Neural Computation 28(11), 2016, figures 5 and 6). Only last letters count; a(i) is the share of right ones among
 * the last 100 up to the i-th, and counts once there are 100.
 *
 * <pre>
 * top1Before     = a at the last letter up to element 10,000, where the endings swap
 * top1After      = a at the last letter of all
 * elementsBefore = the first element with a ≥ 0.95 top1Before
 * elementsAfter  = the first element with a ≥ 0.95 top1After, less 10,000; only letters after the swap enter a
 * </pre>
 *
 * <p>The paper's script ({@code plotRepeatedPerturbExperiment.py} of numenta/htmresearch) counts elements by a curve
 * that is smoothed once more: b(i) = mean a'(i − 50) … a'(i + 49), where a' takes the last 101 letters or as many as
 * there are, is 0 before the first letter, and goes on after the last as it ended. {@code paperElementsBefore} and
 * {@code paperElementsAfter} are the first elements with b above 0.95 of b 50 letters before the swap, and of b at the
 * end, the latter more than 100 letters after the swap. They are what others' figures compare with. The script applies
 * it to the mean of its runs; here it is applied to each run.
 */
final class LastLetters {

    static final int SWAP = 10_000; // elements
    static final int WINDOW = 100; // last letters

    private static final int HALF = WINDOW / 2;
    private static final double NEARLY = 0.95;

    private long[] elements = new long[1024]; // (size), where a last letter stood
    private int[] right = new int[1025]; // (size + 1), how many of the first i were named rightly
    private int size;

    /** @param element number of the letter among all elements, from 1 on, rising */
    void add(long element, boolean named) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
            right = Arrays.copyOf(right, 2 * size + 1);
        }
        elements[size] = element;
        right[size + 1] = right[size] + (named ? 1 : 0);
        size++;
    }

    /** What the letters so far determine. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        int before = before();
        if (before >= WINDOW) {
            double goal = average(before);
            figures.put("top1Before", goal);
            put(figures, "elementsBefore", firstElement(0, before, NEARLY * goal));
        }
        if (before < size && size - before >= WINDOW) {
            double goal = average(size);
            figures.put("top1After", goal);
            put(figures, "elementsAfter", firstElement(before, size, NEARLY * goal) - SWAP);
        }
        if (before > WINDOW && size - before > WINDOW + 1) {
            paper(figures, before);
        }
        return figures;
    }

    /** a(i) by the element, for every i from 100 on. */
    SortedMap<Long, Double> curve() {
        SortedMap<Long, Double> curve = new TreeMap<>();
        for (int end = WINDOW; end <= size; end++) {
            curve.put(elements[end - 1], average(end));
        }
        return curve;
    }

    /** How many last letters stood up to the swap. */
    private int before() {
        int before = 0;
        while (before < size && elements[before] <= SWAP) {
            before++;
        }
        return before;
    }

    /** Of the last 100 of the first {@code end}. */
    private double average(int end) {
        return (double) (right[end] - right[end - WINDOW]) / WINDOW;
    }

    private double firstElement(int from, int to, double goal) {
        for (int end = from + WINDOW; end <= to; end++) {
            if (average(end) >= goal) {
                return elements[end - 1];
            }
        }
        return Double.NaN;
    }

    private void paper(Map<String, Double> figures, int before) {
        double[] smoothed = smoothed();
        double goalBefore = NEARLY * smoothed[before - HALF];
        double goalAfter = NEARLY * smoothed[size - 1];
        put(figures, "paperElementsBefore", firstAbove(smoothed, 0, before - HALF - 1, goalBefore));
        put(figures, "paperElementsAfter", firstAbove(smoothed, before + WINDOW + 1, size, goalAfter) - SWAP);
    }

    private double firstAbove(double[] smoothed, int from, int to, double goal) {
        for (int i = from; i < to; i++) {
            if (smoothed[i] > goal) {
                return elements[i];
            }
        }
        return Double.NaN;
    }

    /** b, (size). */
    private double[] smoothed() {
        double[] b = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = Math.max(0, i - HALF); k < i + HALF; k++) {
                int letter = Math.min(k, size - 1);
                int first = Math.max(0, letter - WINDOW);
                sum += (double) (right[letter + 1] - right[first]) / (letter + 1 - first);
            }
            b[i] = sum / WINDOW;
        }
        return b;
    }

    private static void put(Map<String, Double> figures, String measure, double value) {
        if (Double.isFinite(value)) {
            figures.put(measure, value);
        }
    }
}
