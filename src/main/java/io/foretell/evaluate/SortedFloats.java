package io.foretell.evaluate;

import java.util.Arrays;

/** A growing bag of floats that is sorted when someone looks. */
final class SortedFloats {

    private static final int FIRST_CAPACITY = 16;

    private float[] values = new float[FIRST_CAPACITY]; // (size), sorted up to `sorted`
    private int size;
    private int sorted;

    void add(float value) {
        reserve(size + 1);
        values[size++] = value;
    }

    void add(SortedFloats other) {
        reserve(Math.addExact(size, other.size));
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }

    int size() {
        return size;
    }

    /** In rising order; only the first {@link #size()} count, and only until the next {@code add}. */
    float[] sorted() {
        if (sorted < size) {
            Arrays.sort(values, 0, size);
            sorted = size;
        }
        return values;
    }

    private void reserve(int capacity) {
        if (capacity > values.length) {
            values = Arrays.copyOf(values, Math.max(capacity, values.length + (values.length >> 1)));
        }
    }
}
