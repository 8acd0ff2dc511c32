package io.foretell.accuracy;

import io.foretell.predict.Prediction;

/**
 * What one row of a file gave.
 *
 * @param event  number of the event, from 1 on
 * @param counts whether the published protocol counts its forecast
 */
record Outcome(long event, boolean counts, Prediction prediction) {}
