package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionWriterTest {

    private final PredictionWriter writer = new PredictionWriter();

    private String json(String key, Forecast forecast, Scored... scored) {
        Prediction prediction = new Prediction(
                key, 1_700_000_000_000L, 9, 3, forecast, List.of(scored).stream().findFirst());
        return new String(writer.write(prediction, 2, 77), StandardCharsets.UTF_8);
    }

    private static String record(String prediction, String scored) {
        return "{\"key\":\"k\",\"time\":1700000000000,\"source\":{\"partition\":2,\"offset\":77},"
                + "\"step\":9,\"model\":3,\"prediction\":" + prediction + ",\"scored\":" + scored + "}";
    }

    @Test
    void number_isAListByStepsAhead() {
        Scored.Actual.OfNumber number = new Scored.Actual.OfNumber(2, 1.5f, -1, 4.25f);

        assertThat(json("k", new Forecast.Numbers(List.of(new Forecast.Ahead(1, 0.1f, -3, 1e10f)))))
                .isEqualTo(record("[{\"ahead\":1,\"value\":0.1,\"low\":-3.0,\"high\":1.0E10}]", "null"));
        assertThat(json(
                        "k",
                        new Forecast.Numbers(List.of(new Forecast.Ahead(1, 1, 0, 2), new Forecast.Ahead(2, 1, 0, 2))),
                        new Scored(number, 2, 0.25, 1.5, List.of(
                                new Scored.ScoredAhead(1, 2, number, 0.25),
                                new Scored.ScoredAhead(2, 1, number, 0.5)))))
                .isEqualTo(record(
                        "[{\"ahead\":1,\"value\":1.0,\"low\":0.0,\"high\":2.0},"
                                + "{\"ahead\":2,\"value\":1.0,\"low\":0.0,\"high\":2.0}]",
                        "{\"actual\":2.0,\"predicted\":1.5,\"low\":-1.0,\"high\":4.25,"
                                + "\"loss\":0.25,\"model\":2,\"surprise\":1.5,\"ahead\":["
                                + "{\"ahead\":1,\"actual\":2.0,\"predicted\":1.5,\"low\":-1.0,\"high\":4.25,"
                                + "\"loss\":0.25,\"model\":2},"
                                + "{\"ahead\":2,\"actual\":2.0,\"predicted\":1.5,\"low\":-1.0,\"high\":4.25,"
                                + "\"loss\":0.5,\"model\":1}]}"));
    }

    /** None is ever forecast; if one were, the record would still be JSON. */
    @Test
    void notFinite_isText() {
        assertThat(json("k", new Forecast.Binary(Float.NaN),
                        new Scored(new Scored.Actual.OfBinary(true, 0.5f, ""), 2, Double.POSITIVE_INFINITY, 0, List.of())))
                .isEqualTo(record(
                        "{\"probability\":\"NaN\"}",
                        "{\"actual\":true,\"predicted\":0.5,\"loss\":\"Infinity\",\"model\":2,\"surprise\":0.0}"));
    }

    /** Longer than what the generator holds before it hands it on. */
    @Test
    void number_ofAFarHorizon() {
        List<Forecast.Ahead> steps = IntStream.rangeClosed(1, 1_000)
                .mapToObj(ahead -> new Forecast.Ahead(ahead, ahead / 7f, -ahead, ahead * 1e30f))
                .toList();
        String expected = steps.stream()
                .map(step -> "{\"ahead\":" + step.ahead() + ",\"value\":" + NumberOutput.toString(step.value(), true)
                        + ",\"low\":-" + step.ahead() + ".0,\"high\":" + NumberOutput.toString(step.high(), true) + "}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(json("k", new Forecast.Numbers(steps))).isEqualTo(record(expected, "null"));
    }

    @Test
    void category_isAListWithNullForAnythingElse() {
        assertThat(json(
                        "k",
                        new Forecast.Categories(
                                List.of(new Forecast.Likely("cart", 0.75f), new Forecast.Likely("", 0.25f))),
                        new Scored(new Scored.Actual.OfCategory("", "cart", 0.25f, 2), 2, 1.5, 0, List.of())))
                .isEqualTo(record(
                        "[{\"value\":\"cart\",\"probability\":0.75},{\"value\":null,\"probability\":0.25}]",
                        "{\"actual\":null,\"predicted\":\"cart\",\"probability\":0.25,\"rank\":2,"
                                + "\"loss\":1.5,\"model\":2,\"surprise\":0.0}"));
    }

    @Test
    void binary_isAProbability() {
        assertThat(json(
                        "k",
                        new Forecast.Binary(0.75f),
                        new Scored(new Scored.Actual.OfBinary(true, 0.5f, ""), 2, 0.5, 0, List.of())))
                .isEqualTo(record(
                        "{\"probability\":0.75}",
                        "{\"actual\":true,\"predicted\":0.5,\"loss\":0.5,\"model\":2,\"surprise\":0.0}"));
    }

    @Test
    void binaryPer_isAListByValue() {
        assertThat(json(
                        "k",
                        new Forecast.BinaryPer(List.of(new Forecast.Likely("7", 0.75f), new Forecast.Likely("", 0.5f))),
                        new Scored(new Scored.Actual.OfBinary(false, 0.5f, "7"), 2, 0.5, 0, List.of())))
                .isEqualTo(record(
                        "[{\"value\":\"7\",\"probability\":0.75},{\"value\":null,\"probability\":0.5}]",
                        "{\"actual\":false,\"predicted\":0.5,\"per\":\"7\","
                                + "\"loss\":0.5,\"model\":2,\"surprise\":0.0}"));
    }

    @Test
    void oddKeys_areStillJson() throws IOException {
        for (String key : List.of("", "\"\\\n\u0000", "ключ 😀", "\u2028")) {
            JsonNode read = new ObjectMapper().readTree(json(key, new Forecast.Binary(0.5f)));
            assertThat(read.get("key").textValue()).isEqualTo(key);
        }
        JsonNode read = new ObjectMapper().readTree(json("a\ud800b😀", new Forecast.Binary(0.5f)));
        assertThat(read.get("key").textValue()).isEqualTo("a\ufffdb😀");
    }
}
