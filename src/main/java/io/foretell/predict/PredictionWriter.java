package io.foretell.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
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

    private final JsonFactory json =
            JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /** @param partition,offset of the event on the user's topic */
    public byte[] write(Prediction prediction, int partition, long offset) {
        bytes.reset();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("key", wellFormed(prediction.key()));
            out.writeNumberField("time", prediction.time());
            out.writeObjectFieldStart("source");
            out.writeNumberField("partition", partition);
            out.writeNumberField("offset", offset);
            out.writeEndObject();
            out.writeNumberField("step", prediction.step());
            out.writeNumberField("model", prediction.model());
            out.writeFieldName("prediction");
            write(out, prediction.forecast());
            out.writeFieldName("scored");
            if (prediction.scored().isPresent()) {
                write(out, prediction.scored().get(), prediction.forecast());
            } else {
                out.writeNull();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Forecast forecast) throws IOException {
        if (forecast instanceof Forecast.Numbers numbers) {
            write(out, numbers);
        } else if (forecast instanceof Forecast.Categories categories) {
            writeLikely(out, categories.likeliest());
        } else if (forecast instanceof Forecast.BinaryPer binary) {
            writeLikely(out, binary.probabilities());
        } else if (forecast instanceof Forecast.Binary binary) {
            out.writeStartObject();
            out.writeNumberField("probability", binary.probability());
            out.writeEndObject();
        }
    }

    private static void write(JsonGenerator out, Forecast.Numbers numbers) throws IOException {
        out.writeStartArray();
        for (Forecast.Ahead step : numbers.steps()) {
            out.writeStartObject();
            out.writeNumberField("ahead", step.ahead());
            out.writeNumberField("value", step.value());
            out.writeNumberField("low", step.low());
            out.writeNumberField("high", step.high());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeLikely(JsonGenerator out, List<Forecast.Likely> values) throws IOException {
        out.writeStartArray();
        for (Forecast.Likely likely : values) {
            out.writeStartObject();
            writeValue(out, "value", likely.value());
            out.writeNumberField("probability", likely.probability());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Scored scored, Forecast forecast) throws IOException {
        out.writeStartObject();
        if (scored.actual() instanceof Scored.Actual.OfNumber number) {
            write(out, number);
        } else if (scored.actual() instanceof Scored.Actual.OfCategory category) {
            writeValue(out, "actual", category.actual());
            writeValue(out, "predicted", category.predicted());
            out.writeNumberField("probability", category.probability());
            out.writeNumberField("rank", category.rank());
        } else if (scored.actual() instanceof Scored.Actual.OfBinary binary) {
            out.writeBooleanField("actual", binary.actual());
            out.writeNumberField("predicted", binary.probability());
            if (forecast instanceof Forecast.BinaryPer) {
                writeValue(out, "per", binary.per());
            }
        }
        out.writeNumberField("loss", scored.loss());
        out.writeNumberField("model", scored.model());
        out.writeNumberField("surprise", scored.surprise());
        if (!scored.ahead().isEmpty()) {
            writeAhead(out, scored.ahead());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Scored.Actual.OfNumber number) throws IOException {
        out.writeNumberField("actual", number.actual());
        out.writeNumberField("predicted", number.predicted());
        out.writeNumberField("low", number.low());
        out.writeNumberField("high", number.high());
    }

    private static void writeAhead(JsonGenerator out, List<Scored.ScoredAhead> all) throws IOException {
        out.writeArrayFieldStart("ahead");
        for (Scored.ScoredAhead ahead : all) {
            out.writeStartObject();
            out.writeNumberField("ahead", ahead.ahead());
            write(out, ahead.number());
            out.writeNumberField("loss", ahead.loss());
            out.writeNumberField("model", ahead.model());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeValue(JsonGenerator out, String name, String value) throws IOException {
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
