package io.foretell.accuracy.nab;

/** Rows of a series in which people who knew it saw something abnormal, the first and the last included; from 0 on. */
record Window(int first, int last) {

    int rows() {
        return last - first + 1;
    }

    boolean contains(int row) {
        return first <= row && row <= last;
    }
}
