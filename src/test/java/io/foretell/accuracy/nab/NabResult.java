package io.foretell.accuracy.nab;

import java.util.Map;

/**
 * How a run fared.
 *
 * @param events     rows of all series together
 * @param profiles   by name of the profile, each with its own best threshold
 * @param categories by folder, under the standard profile with its threshold for all
 */
public record NabResult(
        long seed, long events, double seconds, Map<String, Verdict> profiles, Map<String, Verdict> categories) {

    /** NAB's figure: 0 as good as no alarm at all, 100 perfect. */
    public double standardScore() {
        return profiles.get(Profile.STANDARD.name()).score();
    }
}
