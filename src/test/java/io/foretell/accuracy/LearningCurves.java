package io.foretell.accuracy;

import io.foretell.accuracy.Panel.Level;
import io.foretell.accuracy.Panel.Mark;
import io.foretell.accuracy.Panel.Trace;
import io.foretell.evaluate.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results over time as a picture, a panel for each benchmark that has a curve. */
final class LearningCurves {

    private static final String COUNTED = "what counts →";
    private static final String OURS = "#1a56c4";
    private static final String PLAIN = "#c0560b";
    private static final String OTHERS = "#2b7a3d";

    private LearningCurves() {}

    /** @param results by the benchmark's name; panels of the others are left out */
    static String of(Map<String, Result> results) {
        List<Panel> panels = new ArrayList<>();
        if (results.containsKey("taxi")) {
            panels.add(taxi(results.get("taxi")));
        }
        if (results.containsKey("highorder")) {
            panels.add(highOrder(results.get("highorder")));
        }
        if (results.containsKey("students")) {
            panels.add(students(results.get("students")));
        }
        return Picture.of("Accuracy over the events seen so far", panels);
    }

    private static Panel taxi(Result result) {
        return new Panel("Taxi demand: MAPE, low is good", 0, 0.3, 3, true,
                List.of(new Trace("same time last week", PLAIN, line(result, "sameTimeLastWeek")),
                        new Trace("Foretell", OURS, line(result, Entry.MODEL))),
                List.of(), List.of(new Mark(COUNTED, TaxiScoring.UNCOUNTED)));
    }

    private static Panel highOrder(Result result) {
        return new Panel("High-order sequences: last letters right", 0, 1, 4, true,
                List.of(new Trace("Markov, by the last symbol", PLAIN, line(result, HighOrderScoring.MARKOV)),
                        new Trace("Foretell", OURS, line(result, Entry.MODEL))),
                List.of(), List.of(new Mark("endings swap", LastLetters.SWAP)));
    }

    private static Panel students(Result result) {
        List<Level> levels = result.published().stream()
                .filter(Published::lstm)
                .map(other -> new Level("LSTM, offline", OTHERS, other.figures().get("auc"),
                        StudentsScoring.OTHERS_ANSWERS))
                .toList();
        return new Panel("Students' answers: AUC, high is good", 0.5, 0.8, 3, false,
                List.of(new Trace("rate of the skill", PLAIN, line(result, StudentsScoring.SKILL_RATE)),
                        new Trace("Foretell", OURS, line(result, Entry.MODEL))),
                levels, List.of(new Mark(COUNTED, StudentsScoring.OTHERS_ANSWERS)));
    }

    private static Line line(Result result, String forecaster) {
        return result.curves().stream()
                .filter(line -> line.forecaster().equals(forecaster))
                .findFirst()
                .orElse(new Line(forecaster, List.of()));
    }
}
