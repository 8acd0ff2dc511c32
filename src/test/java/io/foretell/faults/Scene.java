package io.foretell.faults;

import java.util.Random;

/**
 * Where a fault strikes.
 *
 * @param caughtUp waits until that is so
 */
record Scene(Site site, Traffic traffic, Random random, Runnable caughtUp) {

    /** Returns when no more events are without an answer than of the last second. */
    void awaitAnswers() {
        caughtUp.run();
    }

    /** One of the first two predictors. */
    Member eitherPredictor() {
        return site.predictors().get(random.nextInt(2));
    }
}
