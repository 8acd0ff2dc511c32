package io.foretell.hostile;

import java.util.Random;

/** What a key sends that means harm, or whose sensor is broken: as large as it likes, but always a finite float. */
enum Poison {
    /** None, but other noise than without: shows by how much two runs differ by chance. */
    OTHER_NOISE {
        @Override
        float value(Random random, int step) {
            return (float) (Math.sin(step / 5.0) + 0.1 * random.nextGaussian());
        }
    },
    /** The largest floats, up and down in turn. */
    LARGEST {
        @Override
        float value(Random random, int step) {
            return step % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
        }
    },
    /** Any sign, and any size up to the largest, each power of ten as likely as the other. */
    ANY_SIZE {
        @Override
        float value(Random random, int step) {
            double size = Math.pow(10, random.nextDouble() * LARGEST_EXPONENT);
            return (float) Math.copySign(size, random.nextDouble() - 0.5);
        }
    },
    /** A thousand times too large, as of a wrong unit. */
    WRONG_UNIT {
        @Override
        float value(Random random, int step) {
            return (float) (1000 * (1 + random.nextGaussian()));
        }
    },
    /** Usual values, and one in ten is the largest. */
    SPIKES {
        @Override
        float value(Random random, int step) {
            return step % 10 == 0 ? Float.MAX_VALUE : (float) random.nextGaussian();
        }
    };

    private static final double LARGEST_EXPONENT = 38;

    abstract float value(Random random, int step);
}
