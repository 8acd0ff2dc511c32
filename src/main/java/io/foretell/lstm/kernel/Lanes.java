package io.foretell.lstm.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and what all tiles do with them. */
final class Lanes {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** Columns of a tile, and so of a panel: two vectors. */
    static final int COLUMNS = 2 * LANES;

    /** Are there 32 registers? Vectors of 512 bits come with as many, narrower ones of the same family with 16. */
    static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() == 512;

    private Lanes() {}

    static FloatVector load(float[] row, int j) {
        return FloatVector.fromArray(SPECIES, row, j);
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
