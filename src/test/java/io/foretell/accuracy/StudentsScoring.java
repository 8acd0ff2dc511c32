package io.foretell.accuracy;

import io.foretell.evaluate.BinaryScores;
import io.foretell.evaluate.Curve;
import io.foretell.evaluate.Entry;
import io.foretell.evaluate.Report;
import io.foretell.predict.Scored;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Students' answers (ASSISTments 2015), one key for each student, forecast for the next answer's skill as in Deep
 * Knowledge Tracing (Piech et al. 2015). The figures are of the rows that count: the students t…, of whom the model saw
 * nothing before, without each one's first answer. The curve is of all rows.
 */
final class StudentsScoring implements Scoring {

    private final Curve<BinaryScores> model = new Curve<>(BinaryScores::new);
    private long events;

    @Override
    public void take(Outcome outcome) {
        events = outcome.event();
        outcome.prediction().scored().ifPresent(scored -> {
            Scored.Actual.OfBinary answer = (Scored.Actual.OfBinary) scored.actual();
            model.at(events).add(answer.actual(), answer.probability(), scored.loss());
        });
    }

    @Override
    public Findings findings(Report report) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(Entry.MODEL, Findings.determined(report.model().metrics()));
        report.baselines().forEach(
                baseline -> figures.put(baseline.name(), Findings.determined(baseline.metrics())));
        SortedMap<Long, Double> auc = new TreeMap<>();
        model.points(events).forEach(point -> {
            if (Double.isFinite(point.metrics().get("auc"))) {
                auc.put(point.events(), point.metrics().get("auc"));
            }
        });
        return new Findings(figures, Map.of(Entry.MODEL, auc));
    }
}
