package io.foretell.accuracy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ablation as a table in Markdown: a line for each variant, a column for each main measure of what was run. */
final class AblationTable {

    private static final List<String> MEASURES =
            List.of("mape", "coverage", "top1Before", "top1After", "paperElementsAfter", "auc", "ece", "standard");

    private AblationTable() {}

    static String of(Ablation ablation) {
        if (ablation.results().isEmpty()) {
            return "No ablation has been run yet.\n";
        }
        List<Row> columns = Table.ROWS.stream()
                .filter(row -> MEASURES.contains(row.measure()))
                .filter(row -> ablation.result(Variant.WHOLE, row.benchmark()).isPresent())
                .toList();
        Stream<String> head = Stream.of(
                line("", columns.stream().map(row -> row.benchmark() + ": " + row.title())),
                line("---", columns.stream().map(row -> "---")));
        Stream<String> lines = Variants.all().stream()
                .filter(variant -> columns.stream()
                        .anyMatch(row -> ablation.result(variant, row.benchmark()).isPresent()))
                .map(variant -> line(variant.name(), columns.stream().map(row -> cell(ablation, variant, row))));
        return Stream.concat(head, lines).collect(Collectors.joining()) + "\n" + Documents.runs(
                ablation.results().stream()
                        .filter(ablated -> ablated.variant().equals(Variant.WHOLE.name()))
                        .map(Ablation.Ablated::result)) + versions(ablation);
    }

    /** Nothing, as long as all of it was made by the same code. */
    private static String versions(Ablation ablation) {
        List<String> versions = ablation.results().stream()
                .map(ablated -> ablated.result().conditions().code())
                .distinct()
                .toList();
        String named = "Made by several versions of the code: " + String.join(", ", versions) + ".\n";
        return versions.size() > 1 ? named : "";
    }

    private static String line(String first, Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
    }

    private static String cell(Ablation ablation, Variant variant, Row row) {
        return ablation.result(variant, row.benchmark()).map(result -> Table.ours(row, result)).orElse("");
    }
}
