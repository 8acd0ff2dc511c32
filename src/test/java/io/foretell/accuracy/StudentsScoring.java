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
 * Knowledge Tracing (Piech et al. 2015). The figures are of the rows that count: the students t…, of whom the model
 * saw nothing before, without each one's first answer. The curves are of all rows but the students' first ones; the baseline's takes
 * skills that the model cannot name yet, all in the first rounds, as one.
 */
final class StudentsScoring implements Scoring {

    /** The students t…, whose answers count, come after so many answers of others. */
    static final int OTHERS_ANSWERS = 548_518;

    /** The baseline: how often answers of the skill were right. */
    static final String SKILL_RATE = "runningRate";

    private final Curve<BinaryScores> model = new Curve<>(BinaryScores::new);
    private final Curve<BinaryScores> skillRate = new Curve<>(BinaryScores::new);
    private final SkillRates rates = new SkillRates();
    private long events;

    @Override
    public void take(Outcome outcome) {
        events = outcome.event();
        outcome.prediction().scored().ifPresent(scored -> {
            Scored.Actual.OfBinary answer = (Scored.Actual.OfBinary) scored.actual();
            double rate = rates.right(answer.per());
            model.at(events).add(answer.actual(), answer.probability(), scored.loss());
            skillRate.at(events).add(
                    answer.actual(), (float) rate, -StrictMath.log(answer.actual() ? rate : 1 - rate));
            rates.add(answer.per(), answer.actual());
        });
    }

    @Override
    public Findings findings(Report report) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(Entry.MODEL, Findings.determined(report.model().metrics()));
        report.baselines().forEach(
                baseline -> figures.put(baseline.name(), Findings.determined(baseline.metrics())));
        Map<String, SortedMap<Long, Double>> curves = new LinkedHashMap<>();
        curves.put(Entry.MODEL, auc(model));
        curves.put(SKILL_RATE, auc(skillRate));
        return new Findings(figures, curves);
    }

    private SortedMap<Long, Double> auc(Curve<BinaryScores> scores) {
        SortedMap<Long, Double> auc = new TreeMap<>();
        scores.points(events).forEach(point -> {
            if (Double.isFinite(point.metrics().get("auc"))) {
                auc.put(point.events(), point.metrics().get("auc"));
            }
        });
        return auc;
    }
}
