package io.foretell.accuracy;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a benchmark is run with.
 *
 * @param data    the folder with a folder of data for each benchmark
 * @param specs   the folder with a spec for each benchmark
 * @param seeds   runs for each file, with the seeds 1, 2, …
 * @param rows    of each file, at most; fewer than all are for trying the benchmark out
 * @param variant the learner as it is, or without one of its parts
 * @param log     takes a line for each run
 */
record Setting(Path data, Path specs, int seeds, long rows, Variant variant, Consumer<String> log) {

    Setting with(Variant other) {
        return new Setting(data, specs, seeds, rows, other, log);
    }
}
