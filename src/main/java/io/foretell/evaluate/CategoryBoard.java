package io.foretell.evaluate;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.predict.Prediction;
import io.foretell.predict.Scored;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts of a category.
 *
 * <p>A value that the model's vocabulary does not have cannot be named, so it is a miss by every rank, for the model
 * even if "anything else" was its likeliest; in the log loss it counts with the probability of anything else, for all
 * alike.
 */
final class CategoryBoard implements Scoreboard {

    private final int column;
    private final int vocabulary;
    private final Curve<CategoryScores> model = new Curve<>(CategoryScores::new);
    private final Map<CategoryBaseline, CategoryScores> baselines = new EnumMap<>(CategoryBaseline.class);
    private final Successions past = new Successions();

    CategoryBoard(Blueprint blueprint, Target.Category target) {
        column = blueprint.schema().column(target.field(), Schema.Kind.WORD);
        vocabulary = blueprint.targets().vocabulary();
        for (CategoryBaseline baseline : CategoryBaseline.values()) {
            baselines.put(baseline, new CategoryScores());
        }
    }

    @Override
    public void take(Row row, Event event, Prediction prediction, Snapshot snapshot) {
        if (row.counts()) {
            prediction.scored().ifPresent(scored -> score(row, event, scored, snapshot));
        }
        past.add(event.key(), event.word(column));
    }

    private void score(Row row, Event event, Scored scored, Snapshot snapshot) {
        Scored.Actual.OfCategory forecast = (Scored.Actual.OfCategory) scored.actual();
        boolean unnamed = forecast.actual().isEmpty();
        model.at(row.event()).add(unnamed ? CategoryScores.UNNAMED : forecast.rank(), scored.loss());
        String actual = event.word(column);
        Names names = new Names(snapshot.vocabularies(), vocabulary, unnamed ? actual : "");
        baselines.forEach((baseline, scores) -> {
            double probability = baseline.probability(past, event.key(), actual, names);
            scores.add(baseline.rank(past, event.key(), actual), -StrictMath.log(probability));
        });
    }

    @Override
    public void forget(String key) {
        past.forget(key);
    }

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of(Entry.MODEL, model.total()));
        baselines.forEach((baseline, scores) -> entries.add(Entry.of(baseline.title(), scores)));
        return entries;
    }

    @Override
    public List<CurvePoint> curve(long events) {
        return model.points(events);
    }
}
