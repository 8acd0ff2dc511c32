package io.foretell.accuracy;

import java.util.Map;

/**
 * What others published on the same data and protocol.
 *
 * @param lstm    whether the forecaster is an LSTM, as ours is
 * @param figures by measure
 */
record Published(String forecaster, boolean lstm, Map<String, Double> figures, String source) {}
