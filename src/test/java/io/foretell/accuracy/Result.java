package io.foretell.accuracy;

import io.foretell.measure.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a benchmark gave, as it is kept in a file.
 *
 * @param summary by forecaster (the model, a baseline), then by measure, over the runs
 * @param curves  how it went over time
 */
record Result(
        String benchmark,
        Conditions conditions,
        Map<String, Map<String, Summary>> summary,
        List<Published> published,
        List<Run> runs,
        List<Line> curves) {

    /** @param passes at least one */
    static Result of(String benchmark, Conditions conditions, List<Published> published, List<Pass> passes) {
        List<Run> runs = passes.stream().map(Pass::run).toList();
        return new Result(benchmark, conditions, summary(runs), published, runs, lines(passes));
    }

    private static Map<String, Map<String, Summary>> summary(List<Run> runs) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Run run : runs) {
            run.figures().forEach((forecaster, figures) -> figures.forEach((measure, value) -> values
                    .computeIfAbsent(forecaster, name -> new LinkedHashMap<>())
                    .computeIfAbsent(measure, name -> new ArrayList<>())
                    .add(value)));
        }
        Map<String, Map<String, Summary>> summary = new LinkedHashMap<>();
        values.forEach((forecaster, measures) -> {
            Map<String, Summary> of = new LinkedHashMap<>();
            measures.forEach((measure, each) -> of.put(measure, Summary.of(each)));
            summary.put(forecaster, of);
        });
        return summary;
    }

    private static List<Line> lines(List<Pass> passes) {
        List<Line> lines = new ArrayList<>();
        for (String forecaster : passes.get(0).curves().keySet()) {
            List<SortedMap<Long, Double>> curves =
                    passes.stream().map(pass -> pass.curves().get(forecaster)).toList();
            lines.add(Line.of(forecaster, curves));
        }
        return lines;
    }

    Result withoutCurves() {
        return new Result(benchmark, conditions, summary, published, runs, List.of());
    }
}
