package io.foretell.faults;

/**
 * What one run is to be. The same plan strikes the same members after the same pauses.
 *
 * @param faults    how many
 * @param rate      events a second
 * @param guarantee as specs name it
 * @param standbys  copies of each state on another predictor
 */
record Plan(Scenario scenario, long seed, int faults, int rate, String guarantee, int standbys) {

    static final String EXACTLY_ONCE = "exactly-once";
    static final String AT_LEAST_ONCE = "at-least-once";

    /** On the line of its verdict. */
    String text() {
        return "%s seed=%d guarantee=%s standbys=%d faults=%d".formatted(scenario, seed, guarantee, standbys, faults);
    }
}
