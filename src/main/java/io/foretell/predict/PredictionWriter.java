package io.foretell.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Prediction ➜ the JSON of one output record. Streams its text; not thread-safe. Equal predictions give equal bytes on
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

    private static final char REPLACEMENT = '\uFFFD';

    private static final SerializableString KEY = new SerializedString("key");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString PARTITION = new SerializedString("partition");
    private static final SerializableString OFFSET = new SerializedString("offset");
    private static final SerializableString STEP = new SerializedString("step");
    private static final SerializableString MODEL = new SerializedString("model");
    private static final SerializableString PREDICTION = new SerializedString("prediction");
    private static final SerializableString SCORED = new SerializedString("scored");
    private static final SerializableString AHEAD = new SerializedString("ahead");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString LOW = new SerializedString("low");
    private static final SerializableString HIGH = new SerializedString("high");
    private static final SerializableString PROBABILITY = new SerializedString("probability");
    private static final SerializableString ACTUAL = new SerializedString("actual");
    private static final SerializableString PREDICTED = new SerializedString("predicted");
    private static final SerializableString RANK = new SerializedString("rank");
    private static final SerializableString PER = new SerializedString("per");
    private static final SerializableString LOSS = new SerializedString("loss");
    private static final SerializableString SURPRISE = new SerializedString("surprise");

    private final ShortestDecimal decimal = new ShortestDecimal();
    private final RawDecimal rawDecimal = new RawDecimal(decimal);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator out; // one for all records: to make one costs as much as a record

    public PredictionWriter() {
        try {
            out = new JsonFactory().createGenerator(bytes).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /** @param partition,offset of the event on the user's topic */
    public byte[] write(Prediction prediction, int partition, long offset) {
        bytes.reset();
        try {
            out.writeStartObject();
            out.writeFieldName(KEY);
            out.writeString(wellFormed(prediction.key()));
            number(TIME, prediction.time());
            out.writeFieldName(SOURCE);
            out.writeStartObject();
            number(PARTITION, partition);
            number(OFFSET, offset);
            out.writeEndObject();
            number(STEP, prediction.step());
            number(MODEL, prediction.model());
            out.writeFieldName(PREDICTION);
            write(prediction.forecast());
            out.writeFieldName(SCORED);
            if (prediction.scored().isPresent()) {
                write(prediction.scored().get(), prediction.forecast());
            } else {
                out.writeNull();
            }
            out.writeEndObject();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void write(Forecast forecast) throws IOException {
        if (forecast instanceof Forecast.Numbers numbers) {
            write(numbers);
        } else if (forecast instanceof Forecast.Categories categories) {
            writeLikely(categories.likeliest());
        } else if (forecast instanceof Forecast.BinaryPer binary) {
            writeLikely(binary.probabilities());
        } else if (forecast instanceof Forecast.Binary binary) {
            out.writeStartObject();
            number(PROBABILITY, binary.probability());
            out.writeEndObject();
        }
    }

    private void write(Forecast.Numbers numbers) throws IOException {
        out.writeStartArray();
        for (Forecast.Ahead step : numbers.steps()) {
            out.writeStartObject();
            number(AHEAD, step.ahead());
            number(VALUE, step.value());
            number(LOW, step.low());
            number(HIGH, step.high());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeLikely(List<Forecast.Likely> values) throws IOException {
        out.writeStartArray();
        for (Forecast.Likely likely : values) {
            out.writeStartObject();
            writeValue(VALUE, likely.value());
            number(PROBABILITY, likely.probability());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void write(Scored scored, Forecast forecast) throws IOException {
        out.writeStartObject();
        if (scored.actual() instanceof Scored.Actual.OfNumber number) {
            write(number);
        } else if (scored.actual() instanceof Scored.Actual.OfCategory category) {
            writeValue(ACTUAL, category.actual());
            writeValue(PREDICTED, category.predicted());
            number(PROBABILITY, category.probability());
            number(RANK, category.rank());
        } else if (scored.actual() instanceof Scored.Actual.OfBinary binary) {
            out.writeFieldName(ACTUAL);
            out.writeBoolean(binary.actual());
            number(PREDICTED, binary.probability());
            if (forecast instanceof Forecast.BinaryPer) {
                writeValue(PER, binary.per());
            }
        }
        number(LOSS, scored.loss());
        number(MODEL, scored.model());
        number(SURPRISE, scored.surprise());
        if (!scored.ahead().isEmpty()) {
            writeAhead(scored.ahead());
        }
        out.writeEndObject();
    }

    private void write(Scored.Actual.OfNumber number) throws IOException {
        number(ACTUAL, number.actual());
        number(PREDICTED, number.predicted());
        number(LOW, number.low());
        number(HIGH, number.high());
    }

    private void writeAhead(List<Scored.ScoredAhead> all) throws IOException {
        out.writeFieldName(AHEAD);
        out.writeStartArray();
        for (Scored.ScoredAhead ahead : all) {
            out.writeStartObject();
            number(AHEAD, ahead.ahead());
            write(ahead.number());
            number(LOSS, ahead.loss());
            number(MODEL, ahead.model());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void number(SerializableString name, long value) throws IOException {
        out.writeFieldName(name);
        out.writeNumber(value);
    }

    private void number(SerializableString name, float value) throws IOException {
        out.writeFieldName(name);
        if (Float.isFinite(value)) {
            decimal.set(value);
            out.writeRawValue(rawDecimal);
        } else {
            out.writeNumber(value); // as text: JSON has no such number
        }
    }

    private void number(SerializableString name, double value) throws IOException {
        out.writeFieldName(name);
        if (Double.isFinite(value)) {
            decimal.set(value);
            out.writeRawValue(rawDecimal);
        } else {
            out.writeNumber(value); // likewise
        }
    }

    private void writeValue(SerializableString name, String value) throws IOException {
        out.writeFieldName(name);
        if (value.isEmpty()) {
            out.writeNull();
        } else {
            out.writeString(wellFormed(value));
        }
    }

    /** Half a surrogate pair has no UTF-8; it must not cost the record. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceHalves(text);
            }
        }
        return text;
    }

    private static String replaceHalves(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> mended.appendCodePoint(
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point));
        return mended.toString();
    }
}
