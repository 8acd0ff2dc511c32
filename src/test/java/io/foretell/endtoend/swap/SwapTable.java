package io.foretell.endtoend.swap;

import io.foretell.endtoend.bench.Median;
import io.foretell.endtoend.bench.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Swaps as a table in Markdown. */
final class SwapTable {

    private SwapTable() {}

    static String of(Swaps all) {
        Setting setting = all.setting();
        return String.format(Locale.ROOT, "| %d swaps of %.1f MB (H = %d), %,d events/s, at-least-once, commits each"
                        + " %d ms | median, ms | least–most, ms |%n|---|---|---|%n",
                        all.swaps().size(), all.bytes() / 1e6, setting.hidden(), setting.rate(), setting.commitMillis())
                + line("longest wait of an event without a swap", all, Swap::longestWithout)
                + line("longest wait of an event at a swap", all, Swap::longestWith)
                + line("longer by", all, Swap::longer)
                + line("from the weights' commit to the first prediction with them", all, Swap::untilUsed)
                + "\n" + Provenance.of(List.of(all.conditions()));
    }

    private static String line(String what, Swaps all, ToDoubleFunction<Swap> figure) {
        List<Double> values = all.swaps().stream().mapToDouble(figure).boxed().toList();
        return String.format(Locale.ROOT, "| %s | **%.1f** | %.1f–%.1f |%n", what, Median.of(values),
                Collections.min(values), Collections.max(values));
    }
}
