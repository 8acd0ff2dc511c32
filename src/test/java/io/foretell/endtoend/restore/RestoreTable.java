package io.foretell.endtoend.restore;

import io.foretell.endtoend.bench.Median;
import io.foretell.endtoend.bench.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Restorations as a table in Markdown. */
final class RestoreTable {

    private RestoreTable() {}

    static String of(Restorations all) {
        List<Double> speeds = all.pairs().stream().map(Pair::speed).sorted().toList();
        return "| states | Foretell, keys/s | plain store, keys/s | Foretell's share, median (least–most) |\n"
                + "|---|---|---|---|\n"
                + String.format(Locale.ROOT,
                        "| %,d keys, H = %d: %,d MB of changelog, plain %,d MB |"
                                + " %,.0f | %,.0f | **%.2f** (%.2f–%.2f) |%n",
                        all.pairs().get(0).foretell().keys(), all.hidden(),
                        megabytes(all.foretellBytes()), megabytes(all.passThroughBytes()),
                        median(all, pair -> pair.foretell().keysPerSecond()),
                        median(all, pair -> pair.passThrough().keysPerSecond()),
                        Median.of(speeds), speeds.get(0), speeds.get(speeds.size() - 1))
                + "\n" + Provenance.of(List.of(all.conditions()));
    }

    private static double median(Restorations all, ToDoubleFunction<Pair> figure) {
        return Median.of(all.pairs().stream().mapToDouble(figure).boxed().toList());
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / 1e6);
    }
}
