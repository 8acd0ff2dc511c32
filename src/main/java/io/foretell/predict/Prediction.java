package io.foretell.predict;

import java.util.Optional;

/**
 * What one event gave: the next forecast, and how the forecasts that had waited for this event fared.
 *
 * @param step events of this key so far, this one included
 * @param model version of the snapshot that made the forecast
 * @param scored the forecast one ahead; empty at a key's first event
 */
public record Prediction(
        String key, long time, long step, long model, Forecast forecast, Optional<Scored> scored) {}
