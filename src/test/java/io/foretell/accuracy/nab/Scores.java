package io.foretell.accuracy.nab;

/**
 * A detector's answer to one series.
 *
 * @param values how abnormal each row is, on one scale for all series: the higher the more
 */
record Scores(Series series, double[] values) {

    Scores {
        if (values.length != series.rows()) {
            throw new IllegalArgumentException("scores: series=" + series.name() + ", rows=" + series.rows()
                    + ", scores=" + values.length + ", as many are needed");
        }
    }
}
