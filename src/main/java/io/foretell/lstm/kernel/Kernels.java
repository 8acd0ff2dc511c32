package io.foretell.lstm.kernel;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Chooses the kernel, once for the whole JVM: the Vector API where its incubating module was added to this JVM
 * ({@code --add-modules jdk.incubator.vector}) and its vectors are wider than one lane, plain Java otherwise. Both
 * give the same bits. {@code -Dforetell.vectors=at-once} skips what {@link PlainFirst} does: for tests.
 */
public final class Kernels {

    private static final String MODULE = "jdk.incubator.vector";

    private static final Kernel PLAIN = new PlainKernel();
    private static final List<Kernel> ALL = vectors() ? Vectors.ALL : List.of(PLAIN);
    private static final Kernel BEST = vectors() ? Vectors.BEST : PLAIN;

    private Kernels() {}

    /** The fastest that this JVM can run. */
    public static Kernel best() {
        return BEST;
    }

    /** All that this JVM can run, the plain one first. */
    public static List<Kernel> all() {
        return ALL;
    }

    private static boolean vectors() {
        return ModuleLayer.boot().findModule(MODULE).isPresent() && Vectors.wide();
    }

    /** Loaded only where the module is there. */
    private static final class Vectors {

        private static final Kernel AT_ONCE = new VectorKernel();
        private static final Kernel IN_TIME =
                new PlainFirst(PLAIN, AT_ONCE, PlainFirst.WORTH_WHILE, new Rehearsal(AT_ONCE, PLAIN)::run);

        static final List<Kernel> ALL = List.of(PLAIN, AT_ONCE, IN_TIME);
        static final Kernel BEST = "at-once".equals(System.getProperty("foretell.vectors")) ? AT_ONCE : IN_TIME;

        static boolean wide() {
            return FloatVector.SPECIES_PREFERRED.length() > 1;
        }
    }
}
