package io.foretell.lstm;

/** Takes what a number's forecasts turned out to be off by. */
@FunctionalInterface
public interface Residuals {

    /**
     * @param slot     which of the forecasts, 0 for the next event
     * @param residual |error| in the deviations that the network gave
     */
    void take(int slot, double residual);
}
