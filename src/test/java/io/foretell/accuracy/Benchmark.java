package io.foretell.accuracy;

import java.io.IOException;
import java.util.List;

/** Data, a protocol, and what others published on them. */
interface Benchmark {

    String name();

    /** Runs for each file, unless the command says otherwise. */
    int seeds();

    List<Published> published();

    /** Whether a variant differs from the learner as it is, which it is itself, on these data. */
    boolean shows(Variant variant, Setting setting) throws IOException;

    /**
     * Runs it, at least once.
     *
     * @throws IOException if the data are not there or cannot be read; the message is for the user
     */
    List<Pass> run(Setting setting) throws IOException;
}
