package io.foretell.accuracy;

import io.foretell.evaluate.Entry;
import io.foretell.evaluate.Report;
import io.foretell.predict.Scored;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Eight overlapping sequences of letters whose last letter is known only from their first, noise after each, endings
 * that swap after 10,000 elements, one key. {@link LastLetters} has the measures.
 */
final class HighOrderScoring implements Scoring {

    /** The baseline: what most often came after the last symbol. */
    static final String MARKOV = "markov";

    private static final long CURVE_STEP = 200; // elements from one point to the next

    private final LastLetters model = new LastLetters();
    private final LastLetters markov = new LastLetters();
    private final Successors successors = new Successors();

    @Override
    public void take(Outcome outcome) {
        outcome.prediction().scored().ifPresent(scored -> {
            Scored.Actual.OfCategory letter = (Scored.Actual.OfCategory) scored.actual();
            boolean named = !letter.actual().isEmpty();
            if (outcome.counts()) {
                model.add(outcome.event(), named && letter.rank() == 1);
                markov.add(outcome.event(), named && letter.actual().equals(successors.forecast()));
            }
            successors.add(letter.actual());
        });
    }

    @Override
    public Findings findings(Report report) {
        Map<String, Double> ofModel = new LinkedHashMap<>(model.figures());
        ofModel.putAll(Findings.determined(report.model().metrics()));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(Entry.MODEL, ofModel);
        figures.put(MARKOV, shares(markov.figures()));
        Map<String, SortedMap<Long, Double>> curves = new LinkedHashMap<>();
        curves.put(Entry.MODEL, atSteps(model.curve()));
        curves.put(MARKOV, atSteps(markov.curve()));
        return new Findings(figures, curves);
    }

    /** How soon a baseline comes to its own low share says nothing. */
    private static Map<String, Double> shares(Map<String, Double> figures) {
        Map<String, Double> shares = new LinkedHashMap<>(figures);
        shares.keySet().removeIf(measure -> !measure.startsWith("top1"));
        return shares;
    }

    /** As it stands at every 200th element. */
    private static SortedMap<Long, Double> atSteps(SortedMap<Long, Double> curve) {
        SortedMap<Long, Double> steps = new TreeMap<>();
        if (!curve.isEmpty()) {
            long first = (curve.firstKey() + CURVE_STEP - 1) / CURVE_STEP * CURVE_STEP;
            for (long element = first; element <= curve.lastKey(); element += CURVE_STEP) {
                steps.put(element, curve.get(curve.headMap(element + 1).lastKey()));
            }
        }
        return steps;
    }
}
