package io.foretell.lstm.kernel;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Chooses the kernel, once for the whole JVM: the Vector API where its incubating module was added to this JVM
 * ({@code --add-modules jdk.incubator.vector}) and its vectors are wider than one lane, plain Java otherwise. Both
 * give the same bits.
 */
public final class Kernels {

    private static final String MODULE = "jdk.incubator.vector";

    private static final Kernel PLAIN = new PlainKernel();
    private static final Kernel BEST = vectors() ? Vectors.KERNEL : PLAIN;

    private Kernels() {}

    /** The fastest that this JVM can run. */
    public static Kernel best() {
        return BEST;
    }

    /** All that this JVM can run, the plain one first. */
    public static List<Kernel> all() {
        List<Kernel> all = new ArrayList<>(List.of(PLAIN));
        if (BEST != PLAIN) {
            all.add(BEST);
        }
        return List.copyOf(all);
    }

    private static boolean vectors() {
        return ModuleLayer.boot().findModule(MODULE).isPresent() && Vectors.wide();
    }

    /** Loaded only where the module is there. */
    private static final class Vectors {

        static final Kernel KERNEL = new VectorKernel();

        static boolean wide() {
            return FloatVector.SPECIES_PREFERRED.length() > 1;
        }
    }
}
