package io.foretell.evaluate;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.predict.Prediction;
import io.foretell.predict.Scored;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Forecasts of a yes or no, beside the rate of yeses so far: for each value of {@code per}, where the target has it.
 */
final class BinaryBoard implements Scoreboard {

    private final int column;
    private final OptionalInt per; // column
    private final Curve<BinaryScores> model = new Curve<>(BinaryScores::new);
    private final BinaryScores runningRate = new BinaryScores();
    private final Map<String, Rate> rates = new HashMap<>(); // looked up only, never walked

    BinaryBoard(Blueprint blueprint, Target.Binary target) {
        Schema schema = blueprint.schema();
        column = schema.column(target.field(), Schema.Kind.TRUTH);
        per = target.per()
                .map(category -> OptionalInt.of(schema.column(category.field(), Schema.Kind.WORD)))
                .orElse(OptionalInt.empty());
    }

    @Override
    public void take(Row row, Event event, Prediction prediction, Snapshot snapshot) {
        Rate rate = rates.computeIfAbsent(group(event), name -> new Rate());
        if (row.counts()) {
            prediction.scored().ifPresent(scored -> score(row, event, scored, rate));
        }
        rate.add(event.truth(column));
    }

    private void score(Row row, Event event, Scored scored, Rate rate) {
        boolean actual = event.truth(column);
        float probability = ((Scored.Actual.OfBinary) scored.actual()).probability();
        model.at(row.event()).add(actual, probability, scored.loss());
        runningRate.add(actual, (float) rate.yes(), -StrictMath.log(actual ? rate.yes() : 1 - rate.yes()));
    }

    private String group(Event event) {
        return per.isPresent() && event.has(per.getAsInt()) ? event.word(per.getAsInt()) : "";
    }

    /** Rates are of all keys together. */
    @Override
    public void forget(String key) {}

    @Override
    public List<Entry> entries() {
        return List.of(Entry.of(Entry.MODEL, model.total()), Entry.of("runningRate", runningRate));
    }

    @Override
    public List<CurvePoint> curve(long events) {
        return model.points(events);
    }

    /** How often it was yes, with one yes and one no ahead of the first event (Laplace's rule of succession). */
    private static final class Rate {

        private long count;
        private long yeses;

        void add(boolean actual) {
            count++;
            yeses += actual ? 1 : 0;
        }

        double yes() {
            return (yeses + 1.0) / (count + 2.0);
        }
    }
}
