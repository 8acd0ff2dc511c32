package io.foretell.learn;

/**
 * How often a forecast's 90 % interval held the number that came.
 *
 * @param within how often it did
 * @param of     out of how many
 */
record Coverage(long within, long of) {

    static final Coverage NONE = new Coverage(0, 0);

    Coverage plus(boolean held) {
        return new Coverage(within + (held ? 1 : 0), of + 1);
    }
}
