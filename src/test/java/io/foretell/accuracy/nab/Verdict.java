package io.foretell.accuracy.nab;

/**
 * How alarms fared under a profile.
 *
 * @param threshold   every row with at least this score is an alarm; infinite: none is
 * @param score       100 (s − s₀) / (s₁ − s₀), where s is the sum of what windows and false alarms weigh, s₀ that of a
 *                    detector that never gives an alarm, s₁ that of a perfect one; NaN if there are no windows
 * @param windows     that were to be found
 * @param found       windows with an alarm in them
 * @param falseAlarms alarms outside of windows
 */
public record Verdict(double threshold, double score, int windows, int found, int falseAlarms) {}
