package io.foretell.faults;

import io.foretell.endtoend.bench.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs as a table in Markdown. */
final class FaultsTable {

    private static final String HEAD = """
            | what happened, again and again | times | events | lost / twice / out of order | wrong bits: predictions / states \
            | dead letters: due / wrong | records undone | stall, s: median / p99 | latency, s: p50 / p99 |
            |---|---|---|---|---|---|---|---|---|
            """;

    private FaultsTable() {}

    static String of(List<Result> results) {
        if (results.isEmpty()) {
            return "No run has been kept yet.\n";
        }
        return HEAD + results.stream().map(FaultsTable::line).collect(Collectors.joining()) + "\n"
                + Provenance.of(results.stream().map(Result::conditions).toList());
    }

    private static String line(Result result) {
        Verdict verdict = result.verdict();
        return String.format(Locale.ROOT,
                "| %s | %d | %,d | %s | %s | %,d / %,d | %,d | %.1f / %.1f | %.2f / %.1f |%n",
                what(result.plan()), result.plan().faults(), verdict.in(),
                bold("%,d / %,d / %,d", verdict.lost(), verdict.twice(), verdict.reordered()),
                bold("%,d / %,d", verdict.wrong(), verdict.wrongStates()),
                verdict.deadLetters(), verdict.wrongLetters(), verdict.aborted(),
                verdict.stalls().median() / 1e3, verdict.stalls().p99() / 1e3,
                verdict.latency().p50() / 1e3, verdict.latency().p99() / 1e3);
    }

    private static String bold(String figures, Object... values) {
        return "**" + String.format(Locale.ROOT, figures, values) + "**";
    }

    private static String what(Plan plan) {
        return plan.scenario().meaning()
                + (plan.standbys() == 0 ? "" : ", with a standby")
                + (plan.guarantee().equals(Plan.AT_LEAST_ONCE) ? ", at-least-once: the control, which must fail" : "");
    }
}
