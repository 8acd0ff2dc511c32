package io.foretell.learn;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Weights;
import java.util.List;
import java.util.Map;

/**
 * What one task learned in one round.
 *
 * @param base      version that it trained from
 * @param delta     trained weights − base's
 * @param trained   targets trained on
 * @param judged    version of the candidate that it judged beside {@code currentLoss}
 * @param moments   of the events since the task's last round, by scaled number
 * @param words     counts since the last round, for each open vocabulary: what {@link Survey} kept of them
 * @param coverage  of the candidate judged, by event ahead; empty unless a number is forecast
 */
public record Update(
        String task,
        long round,
        long base,
        Weights delta,
        long trained,
        long current,
        Loss currentLoss,
        long judged,
        Loss judgedLoss,
        List<Moments> moments,
        List<Map<String, Long>> words,
        List<Coverage> coverage) {}
