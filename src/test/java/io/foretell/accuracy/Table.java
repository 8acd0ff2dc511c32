package io.foretell.accuracy;

import io.foretell.accuracy.Row.Goal;
import io.foretell.evaluate.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The results as a table in Markdown: ours beside others' and plain baselines. */
final class Table {

    private static final String TAXI = "New York taxi demand, 5 half-hours ahead";
    private static final String LETTERS = "high-order sequences";
    private static final String STUDENTS = "students' answers (ASSISTments 2015)";

    private static final String NAB = "anomalies in 58 series (NAB), by surprise";

    static final List<Row> ROWS = List.of(
            Row.of("taxi", TAXI, "mape", "MAPE, low is good", Goal.LOW, 4),
            Row.of("taxi", TAXI, "nrmse", "NRMSE, low is good", Goal.LOW, 4),
            Row.of("taxi", TAXI, "coverage", "share within the 90 % interval, 0.9 is right", Goal.NONE, 4),
            Row.of("highorder", LETTERS, "top1Before", "last letters right, before the swap", Goal.HIGH, 3),
            Row.of("highorder", LETTERS, "top1After", "last letters right, at the end", Goal.HIGH, 3),
            Row.of("highorder", LETTERS, "paperElementsBefore", "elements to 95 % of that, at the start", Goal.LOW, 0)
                    .rankedBy("top1Before", Goal.HIGH),
            Row.of("highorder", LETTERS, "paperElementsAfter", "elements to 95 % of that, after the swap", Goal.LOW, 0)
                    .rankedBy("top1After", Goal.HIGH),
            Row.of("students", STUDENTS, "auc", "AUC, high is good", Goal.HIGH, 4),
            Row.of("students", STUDENTS, "ece", "expected calibration error, low is good", Goal.LOW, 4),
            Row.of("students", STUDENTS, "logLoss", "log loss, low is good", Goal.LOW, 4),
            Row.of("nab", NAB, "standard", "score by the standard profile, 100 is perfect", Goal.HIGH, 1));

    private static final String HEAD = """
            | data | measure | Foretell, one pass | others' LSTMs, best | all others, best | plain baselines |
            |---|---|---|---|---|---|
            """;
    private static final String NOTHING = "–";

    private Table() {}

    /** @param results by the benchmark's name; rows of the others are left out */
    static String of(Map<String, Result> results) {
        StringBuilder table = new StringBuilder(HEAD);
        String above = "";
        for (Row row : ROWS) {
            if (results.containsKey(row.benchmark())) {
                table.append(line(row, row.data().equals(above) ? "" : row.data(), results.get(row.benchmark())));
                above = row.data();
            }
        }
        return table.toString();
    }

    private static String line(Row row, String data, Result result) {
        List<String> cells = List.of(data, row.title(), "**" + ours(row, result) + "**",
                others(row, result, Published::lstm), others(row, result, other -> !other.lstm()),
                baselines(row, result));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The mean and, of several runs, the spread; a dash if the runs did not determine the measure. */
    static String ours(Row row, Result result) {
        Map<String, Summary> model = result.summary().getOrDefault(Entry.MODEL, Map.of());
        return model.containsKey(row.measure()) ? figure(row, model.get(row.measure())) : NOTHING;
    }

    private static String figure(Row row, Summary summary) {
        String mean = number(row, summary.mean());
        return summary.runs() > 1 ? mean + " ± " + number(row, summary.spread()) : mean;
    }

    private static String others(Row row, Result result, Predicate<Published> among) {
        return row.best(result, among)
                .map(best -> number(row, best.figures().get(row.measure())) + " (" + best.forecaster() + ")")
                .orElse(NOTHING);
    }

    private static String baselines(Row row, Result result) {
        List<String> cells = new ArrayList<>();
        result.summary().forEach((forecaster, measures) -> {
            if (!forecaster.equals(Entry.MODEL) && measures.containsKey(row.measure())) {
                cells.add(number(row, measures.get(row.measure()).mean()) + " (" + words(forecaster) + ")");
            }
        });
        return cells.isEmpty() ? NOTHING : String.join(", ", cells);
    }

    private static String number(Row row, double value) {
        return String.format(Locale.ROOT, "%,." + row.decimals() + "f", value);
    }

    /** {@code lastValue} ➜ {@code last value}. */
    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
