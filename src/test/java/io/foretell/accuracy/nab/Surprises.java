package io.foretell.accuracy.nab;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.evaluate.Protocol;
import io.foretell.evaluate.Replay;
import io.foretell.event.EventFile;
import io.foretell.predict.Prediction;
import io.foretell.predict.Scored;
import io.foretell.learn.Recipe;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The surprise of every row of all series, in one pass, test-then-train, with one model for them all. The clocks of the
 * series have nothing in common, so they take turns: one row of each, then the next, until a series has no more.
 */
final class Surprises {

    private final ObjectMapper json = new ObjectMapper();
    private final Replay replay;
    private final List<LabelledSeries> all;
    private long line;

    private Surprises(Spec spec, Recipe recipe, List<LabelledSeries> all) {
        replay = new Replay(Blueprint.of(spec), Protocol.of(spec, OptionalLong.empty()), recipe);
        this.all = all;
    }

    /** Of each series, in the given order; 0 at a row where nothing was scored. */
    static List<Scores> of(Spec spec, Recipe recipe, List<LabelledSeries> all) throws IOException {
        return new Surprises(spec, recipe, all).run();
    }

    private List<Scores> run() throws IOException {
        List<Scores> scores = new ArrayList<>();
        int longest = 0;
        for (LabelledSeries each : all) {
            scores.add(new Scores(each.series(), new double[each.series().rows()]));
            longest = Math.max(longest, each.series().rows());
        }
        for (int row = 0; row < longest; row++) {
            for (int i = 0; i < all.size(); i++) {
                if (row < all.get(i).series().rows()) {
                    scores.get(i).values()[row] = surprise(all.get(i), row);
                }
            }
        }
        return scores;
    }

    private double surprise(LabelledSeries series, int row) throws IOException {
        line++;
        Map<String, String> event = new LinkedHashMap<>();
        event.put("series", series.series().name());
        event.put("time", series.times().get(row));
        event.put("value", series.values().get(row));
        Prediction prediction = replay.take(new EventFile.Row(new byte[0], json.writeValueAsBytes(event), true, line))
                .orElseThrow(() -> new IOException("data: series=" + series.series().name() + ", row=" + row
                        + " is no event by the benchmark's spec"));
        return prediction.scored().map(Scored::surprise).orElse(0.0);
    }
}
