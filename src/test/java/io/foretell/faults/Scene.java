package io.foretell.faults;

import java.util.Random;

/** Where a fault strikes. */
record Scene(Site site, Traffic traffic, Random random) {

    /** One of the first two predictors. */
    Member eitherPredictor() {
        return site.predictors().get(random.nextInt(2));
    }
}
