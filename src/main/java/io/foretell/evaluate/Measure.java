package io.foretell.evaluate;

import java.util.Map;

/**
 * What the scored rows of one forecaster add up to. The measures of two stretches of rows, added, are those of both.
 *
 * @param <M> itself
 */
public interface Measure<M extends Measure<M>> {

    void add(M other);

    /** Rows that counted. */
    long count();

    /** Metrics by their camel-case names; NaN where the rows do not determine one. */
    Map<String, Double> values();
}
