package io.foretell.predict;

import java.util.List;

/**
 * Prediction ➜ the JSON of one output record. Reuses its buffer; not thread-safe. Equal predictions give equal bytes on
 * every JVM: numbers are written as the shortest text that reads back as the same float or double.
 *
 * <pre>
 * {"key", "time", "source": {"partition", "offset"}, "step", "model", "prediction": P, "scored": S or null}
 *
 *             P                                        S (each also has "loss", "model", "surprise")
 * number      [{"ahead", "value", "low", "high"}, …]   "actual", "predicted", "low", "high"; horizon > 1: "ahead": […]
 * category    [{"value", "probability"}, …]            "actual", "predicted", "probability", "rank"
 * binary      {"probability"}                          "actual", "predicted"
 * binary per  [{"value", "probability"}, …]            "actual", "predicted", "per"
 * </pre>
 *
 * A value of null stands for anything else: what is in no place of the vocabulary.
 */
public final class PredictionWriter {

    private static final byte[] KEY = JsonBuffer.fragment("{\"key\":");
    private static final byte[] TIME = JsonBuffer.fragment(",\"time\":");
    private static final byte[] PARTITION = JsonBuffer.fragment(",\"source\":{\"partition\":");
    private static final byte[] OFFSET = JsonBuffer.fragment(",\"offset\":");
    private static final byte[] STEP = JsonBuffer.fragment("},\"step\":");
    private static final byte[] MODEL = JsonBuffer.fragment(",\"model\":");
    private static final byte[] PREDICTION = JsonBuffer.fragment(",\"prediction\":");
    private static final byte[] SCORED = JsonBuffer.fragment(",\"scored\":");

    private static final byte[] FIRST_AHEAD = JsonBuffer.fragment("{\"ahead\":");
    private static final byte[] FIRST_VALUE = JsonBuffer.fragment("{\"value\":");
    private static final byte[] FIRST_PROBABILITY = JsonBuffer.fragment("{\"probability\":");
    private static final byte[] FIRST_ACTUAL = JsonBuffer.fragment("{\"actual\":");
    private static final byte[] VALUE = JsonBuffer.fragment(",\"value\":");
    private static final byte[] LOW = JsonBuffer.fragment(",\"low\":");
    private static final byte[] HIGH = JsonBuffer.fragment(",\"high\":");
    private static final byte[] PROBABILITY = JsonBuffer.fragment(",\"probability\":");
    private static final byte[] ACTUAL = JsonBuffer.fragment(",\"actual\":");
    private static final byte[] PREDICTED = JsonBuffer.fragment(",\"predicted\":");
    private static final byte[] RANK = JsonBuffer.fragment(",\"rank\":");
    private static final byte[] PER = JsonBuffer.fragment(",\"per\":");
    private static final byte[] LOSS = JsonBuffer.fragment(",\"loss\":");
    private static final byte[] SURPRISE = JsonBuffer.fragment(",\"surprise\":");
    private static final byte[] AHEAD = JsonBuffer.fragment(",\"ahead\":");

    private static final byte[] NULL = JsonBuffer.fragment("null");
    private static final byte[] TRUE = JsonBuffer.fragment("true");
    private static final byte[] FALSE = JsonBuffer.fragment("false");

    private final JsonBuffer out = new JsonBuffer();

    /** @param partition,offset of the event on the user's topic */
    public byte[] write(Prediction prediction, int partition, long offset) {
        out.clear();
        out.raw(KEY).text(prediction.key()).raw(TIME).number(prediction.time());
        out.raw(PARTITION).number(partition).raw(OFFSET).number(offset);
        out.raw(STEP).number(prediction.step()).raw(MODEL).number(prediction.model());
        out.raw(PREDICTION);
        write(prediction.forecast());
        out.raw(SCORED);
        if (prediction.scored().isPresent()) {
            write(prediction.scored().get(), prediction.forecast());
        } else {
            out.raw(NULL);
        }
        out.raw('}');
        return out.copy();
    }

    private void write(Forecast forecast) {
        if (forecast instanceof Forecast.Numbers numbers) {
            write(numbers);
        } else if (forecast instanceof Forecast.Categories categories) {
            writeLikely(categories.likeliest());
        } else if (forecast instanceof Forecast.BinaryPer binary) {
            writeLikely(binary.probabilities());
        } else if (forecast instanceof Forecast.Binary binary) {
            out.raw(FIRST_PROBABILITY).number(binary.probability()).raw('}');
        }
    }

    private void write(Forecast.Numbers numbers) {
        out.raw('[');
        for (Forecast.Ahead step : numbers.steps()) {
            out.separate().raw(FIRST_AHEAD).number(step.ahead()).raw(VALUE).number(step.value());
            out.raw(LOW).number(step.low()).raw(HIGH).number(step.high()).raw('}');
        }
        out.raw(']');
    }

    private void writeLikely(List<Forecast.Likely> values) {
        out.raw('[');
        for (Forecast.Likely likely : values) {
            out.separate().raw(FIRST_VALUE);
            writeValue(likely.value());
            out.raw(PROBABILITY).number(likely.probability()).raw('}');
        }
        out.raw(']');
    }

    private void write(Scored scored, Forecast forecast) {
        if (scored.actual() instanceof Scored.Actual.OfNumber number) {
            out.raw(FIRST_ACTUAL);
            write(number);
        } else if (scored.actual() instanceof Scored.Actual.OfCategory category) {
            out.raw(FIRST_ACTUAL);
            writeValue(category.actual());
            out.raw(PREDICTED);
            writeValue(category.predicted());
            out.raw(PROBABILITY).number(category.probability()).raw(RANK).number(category.rank());
        } else if (scored.actual() instanceof Scored.Actual.OfBinary binary) {
            out.raw(FIRST_ACTUAL).raw(binary.actual() ? TRUE : FALSE).raw(PREDICTED).number(binary.probability());
            if (forecast instanceof Forecast.BinaryPer) {
                out.raw(PER);
                writeValue(binary.per());
            }
        }
        out.raw(LOSS).number(scored.loss()).raw(MODEL).number(scored.model()).raw(SURPRISE).number(scored.surprise());
        if (!scored.ahead().isEmpty()) {
            writeAhead(scored.ahead());
        }
        out.raw('}');
    }

    private void write(Scored.Actual.OfNumber number) {
        out.number(number.actual()).raw(PREDICTED).number(number.predicted());
        out.raw(LOW).number(number.low()).raw(HIGH).number(number.high());
    }

    private void writeAhead(List<Scored.ScoredAhead> all) {
        out.raw(AHEAD).raw('[');
        for (Scored.ScoredAhead ahead : all) {
            out.separate().raw(FIRST_AHEAD).number(ahead.ahead()).raw(ACTUAL);
            write(ahead.number());
            out.raw(LOSS).number(ahead.loss()).raw(MODEL).number(ahead.model()).raw('}');
        }
        out.raw(']');
    }

    private void writeValue(String value) {
        if (value.isEmpty()) {
            out.raw(NULL);
        } else {
            out.text(value);
        }
    }
}
