package io.foretell.event;

import static io.foretell.event.Reason.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Schema.Kind;
import io.foretell.spec.Feature;
import io.foretell.spec.Input;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    private static final Spec BY_RECORD =
            Specs.of(Specs.NUMBER, Specs.number("side", Scale.NONE), Specs.category("type", "a", "b"));
    private static final Spec BY_FIELD = Specs.of(
            new Input.Key.OfField("user"), Optional.of("at"), Specs.NUMBER, Specs.number("value", Scale.STANDARD));

    private final EventDecoder byRecord = new EventDecoder(BY_RECORD);
    private final EventDecoder byField = new EventDecoder(BY_FIELD);

    @Test
    void wholeEvent_isAccepted() {
        Event event = accepted("{\"value\": 3.5, \"side\": -2, \"type\": \"a\", \"other\": {\"value\": [1, {}]}}");
        assertThat(event.key()).isEqualTo("k");
        assertThat(event.time()).isEqualTo(1000);
        assertThat(event.number(column("value", Kind.NUMBER))).isEqualTo(3.5f);
        assertThat(event.number(column("side", Kind.NUMBER))).isEqualTo(-2f);
        assertThat(event.word(column("type", Kind.WORD))).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "\"3.5\"", "\" +3.5 \"", "35e-1", "\"35E-1\"", "\"03.50\"", "3.50"})
    void numberInAnyForm_isRead(String json) {
        assertThat(accepted("{\"value\":" + json + "}").number(column("value", Kind.NUMBER))).isEqualTo(3.5f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "3|3", "3.0|3", "-0|0", "-0.0|0", "1e3|1000", "1.50|1.5", "true|true", "false|false",
        "\"3.0\"|3.0", "\" x \"| x ",
        "\"\\ud83d\\ude00\"|\uD83D\uDE00", "1e400|1E+400"
    })
    void wordInAnyForm_hasOneSpelling(String json, String word) {
        String expected = json.contains(" x ") ? " x " : word;
        assertThat(accepted("{\"value\":1,\"type\":" + json + "}").word(column("type", Kind.WORD))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null", "\"\"", "\"abc\"", "[1]", "{\"a\":1}", "\"1f\"", "\"0x10\"", "\".\"", "\"1e\"", "\"1,5\""
    })
    void unreadableFeature_isMissing(String json) {
        assertThat(accepted("{\"value\":1,\"side\":" + json + "}").has(column("side", Kind.NUMBER))).isFalse();
    }

    @Test
    void absentFeature_isMissing() {
        Event event = accepted("{\"value\":1}");
        assertThat(event.has(column("side", Kind.NUMBER))).isFalse();
        assertThat(event.has(column("type", Kind.WORD))).isFalse();
    }

    @Test
    void wordBeyondItsLimit_isMissing() {
        assertThat(accepted("{\"value\":1,\"type\":\"" + "x".repeat(1025) + "\"}").has(column("type", Kind.WORD)))
                .isFalse();
        assertThat(accepted("{\"value\":1,\"type\":\"" + "x".repeat(1024) + "\"}").has(column("type", Kind.WORD)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "NaN", "Infinity", "-Infinity", "1e39", "-1e39", "1e400", "\"NaN\"", "\"-inf\"", "\"Infinity\"", "\"1e400\"",
        "\"1e39\"", "1e999999999", "3.5e38"
    })
    void numberBeyondFloat_isRefused(String json) {
        assertRejected("{\"value\":" + json + "}", NUMBER_OUT_OF_RANGE);
        assertRejected("{\"value\":1,\"side\":" + json + "}", NUMBER_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "3", "\"x\"", "[]", "[{\"value\":1}]", "{", "{\"value\":1", "{\"value\":1}}",
        "{\"value\":1}{}",
        "{\"value\":1} x", "{\"value\":1,}", "{'value':1}", "{\"value\":01}", "{\"value\":1,\"value\":1}",
        "{\"value\":1,\"\\u0076alue\":2}", "{\"value\":1,\"value\":null}", "{\"value\":1}null",
        "not json", "{\"value\":\"\u0001\"}"
    })
    void otherThanOneObject_isRefused(String json) {
        assertRejected(json, NOT_A_JSON_OBJECT);
    }

    @Test
    void otherCharset_isRefused() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
            byte[] value = "{\"value\":1}".getBytes(Charset.forName(charset));
            assertReason(byRecord.decode(bytes("k"), value, 0), NOT_A_JSON_OBJECT);
        }
    }

    @Test
    void malformedUtf8_isRefused() {
        byte[] value = bytes("{\"value\":1,\"unread\":\"x\"}");
        for (byte bad : new byte[] {(byte) 0xff, (byte) 0xc0, (byte) 0x80, (byte) 0xed}) {
            value[value.length - 3] = bad;
            assertThat(byRecord.decode(bytes("k"), value, 0)).isInstanceOf(Decoded.Rejected.class);
        }
    }

    @Test
    void loneSurrogate_isRefused() {
        assertRejected("{\"value\":1,\"type\":\"\\ud800\"}", WORD_MALFORMED);
        assertRejected("{\"value\":1,\"type\":\"a\\udc00b\"}", WORD_MALFORMED);
        Decoded decoded = byField.decode(null, bytes("{\"value\":1,\"at\":0,\"user\":\"\\ud800\"}"), 0);
        assertReason(decoded, KEY_MALFORMED);
    }

    @Test
    void depth_isLimited() {
        assertThat(accepted("{\"value\":1,\"x\":" + "[".repeat(31) + "]".repeat(31) + "}")).isNotNull();
        assertRejected("{\"value\":1,\"x\":" + "[".repeat(32) + "]".repeat(32) + "}", TOO_DEEP);
        assertRejected("{\"value\":" + "{\"a\":".repeat(100_000), TARGET_MALFORMED);
        assertRejected("{\"x\":" + "[".repeat(900_000), TOO_DEEP);
    }

    @Test
    void wordsOfOneEvent_areLimitedTogether() {
        Feature[] features = IntStream.range(0, 40).mapToObj(i -> Specs.open("f" + i, 9)).toArray(Feature[]::new);
        EventDecoder many = new EventDecoder(Specs.of(Specs.NUMBER, features));
        Function<Integer, Decoded> each = length -> many.decode(bytes("k"), bytes(IntStream.range(0, 40)
                .mapToObj(i -> ",\"f" + i + "\":\"" + "w".repeat(length) + "\"")
                .collect(Collectors.joining("", "{\"value\":1", "}"))), 0);
        assertThat(each.apply(Limits.WORDS_BYTES / 40)).isInstanceOf(Decoded.Accepted.class);
        assertReason(each.apply(Limits.WORDS_BYTES / 40 + 1), TOO_LARGE);
    }

    @Test
    void size_isLimited() {
        int rest = "{\"value\":1,\"x\":\"\"}".length();
        assertRejected("{\"value\":1,\"x\":\"" + "x".repeat(Limits.VALUE_BYTES + 1 - rest) + "\"}", TOO_LARGE);
        assertThat(accepted("{\"value\":1,\"x\":\"" + "x".repeat(Limits.VALUE_BYTES - rest) + "\"}")).isNotNull();
        assertRejected("{\"value\":1,\"x\":[" + "0,".repeat(200_000) + "0]}", TOO_LARGE);
        assertRejected("{\"value\":" + "1".repeat(2000) + "}", TOO_LARGE);
    }

    @Test
    void target_mustBeThereAndReadable() {
        assertRejected("{}", TARGET_MISSING);
        assertRejected("{\"value\":null}", TARGET_MISSING);
        assertRejected("{\"value\":\" \"}", TARGET_MISSING);
        assertRejected("{\"value\":\"abc\"}", TARGET_MALFORMED);
        assertRejected("{\"value\":[1]}", TARGET_MALFORMED);
        assertRejected("{\"value\":{}}", TARGET_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "true,1", "false,0", "1,1", "0,0", "1.0,1", "0e5,0", "-0,0", "'\"YES\"',1", "'\"no\"',0", "'\"True\"',1",
        "'\"1\"',1", "'\"0\"',0", "'\" false \"',0", "'\"1.0\"',1"
    })
    void truthInAnyForm_isRead(String json, float truth) {
        Spec spec = Specs.of(new Target.Binary("correct", Optional.empty()), Specs.category("correct", "true"));
        EventDecoder decoder = new EventDecoder(spec);
        Decoded decoded = decoder.decode(bytes("k"), bytes("{\"correct\":" + json + "}"), 0);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        int column = decoder.schema().column("correct", Kind.TRUTH);
        assertThat(((Decoded.Accepted) decoded).event().number(column)).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"maybe\"", "0.5", "-1", "[]"})
    void otherTruth_isRefused(String json) {
        EventDecoder decoder = new EventDecoder(Specs.of(
                new Target.Binary("correct", Optional.of(Specs.open("skill", 3))), Specs.category("correct", "true")));
        assertReason(decoder.decode(bytes("k"), bytes("{\"correct\":" + json + "}"), 0), TARGET_MALFORMED);
    }

    @Test
    void recordKey_isCheckedStrictly() {
        byte[] value = bytes("{\"value\":1}");
        assertReason(byRecord.decode(null, value, 0), KEY_MISSING);
        assertReason(byRecord.decode(new byte[0], value, 0), KEY_MISSING);
        assertReason(byRecord.decode(new byte[] {(byte) 0xff}, value, 0), KEY_MALFORMED);
        assertReason(byRecord.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, value, 0), KEY_MALFORMED);
        assertReason(byRecord.decode(new byte[1025], value, 0), KEY_TOO_LONG);
        assertThat(byRecord.decode(bytes("ключ"), value, 0))
                .isInstanceOfSatisfying(Decoded.Accepted.class, a -> assertThat(a.event().key()).isEqualTo("ключ"));
    }

    @ParameterizedTest
    @CsvSource({"'\"u\"',u", "7,7", "7.0,7", "true,true"})
    void fieldKeyInAnyForm_isRead(String json, String key) {
        assertThat(byField.decode(null, bytes("{\"value\":1,\"at\":5,\"user\":" + json + "}"), 0))
                .isInstanceOfSatisfying(Decoded.Accepted.class, a -> assertThat(a.event().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource({"null,KEY_MISSING", "'\"\"',KEY_MISSING", "[],KEY_MALFORMED", "{},KEY_MALFORMED"})
    void unusableFieldKey_isRefused(String json, Reason reason) {
        assertReason(byField.decode(bytes("k"), bytes("{\"value\":1,\"at\":5,\"user\":" + json + "}"), 0), reason);
    }

    @Test
    void fieldKeyBeyondItsLimit_isRefused() {
        String key = "ä".repeat(513);
        assertReason(byField.decode(null, bytes("{\"value\":1,\"at\":5,\"user\":\"" + key + "\"}"), 0), KEY_TOO_LONG);
        assertReason(byField.decode(null, bytes("{\"value\":1,\"at\":5}"), 0), KEY_MISSING);
    }

    @Test
    void nullValue_forgetsTheRecordsKey() {
        assertThat(byRecord.decode(bytes("k"), null, 0)).isEqualTo(new Decoded.Forget("k"));
        assertThat(byField.decode(bytes("k"), null, 0)).isEqualTo(new Decoded.Forget("k"));
        assertReason(byField.decode(null, null, 0), KEY_MISSING);
    }

    @Test
    void recordTimeBeyondRange_isClamped() {
        assertThat(timeOfRecord(-1)).isZero();
        assertThat(timeOfRecord(Long.MIN_VALUE)).isZero();
        assertThat(timeOfRecord(Long.MAX_VALUE)).isEqualTo(Limits.LAST_TIME);
    }

    private long timeOfRecord(long timestamp) {
        return ((Decoded.Accepted) byRecord.decode(bytes("k"), bytes("{\"value\":1}"), timestamp)).event().time();
    }

    @Test
    void timestampField_isNeeded() {
        assertReason(byField.decode(null, bytes("{\"value\":1,\"user\":1}"), 9), TIMESTAMP_MALFORMED);
        for (String json : new String[] {"null", "true", "[]", "\"\"", "\"soon\"", "-1", "1e15", "253402300800000",
            "999999999999999999999999999999"}) {
            Decoded decoded = byField.decode(null, bytes("{\"value\":1,\"user\":1,\"at\":" + json + "}"), 9);
            assertReason(decoded, TIMESTAMP_MALFORMED);
        }
    }

    @Test
    void timestampField_isANumberOrText() {
        assertThat(timeOfField("0")).isZero();
        assertThat(timeOfField("253402300799999")).isEqualTo(Limits.LAST_TIME);
        assertThat(timeOfField("1404174600000.9")).isEqualTo(1_404_174_600_000L);
        assertThat(timeOfField("\"1404174600000\"")).isEqualTo(1_404_174_600_000L);
        assertThat(timeOfField("\"2014-07-01T00:30Z\"")).isEqualTo(1_404_174_600_000L);
    }

    private long timeOfField(String json) {
        Decoded decoded = byField.decode(null, bytes("{\"value\":1,\"user\":1,\"at\":" + json + "}"), 9);
        return ((Decoded.Accepted) decoded).event().time();
    }

    @Test
    void rejectedRecord_leavesNothingToTheNext() {
        accepted("{\"value\":1,\"side\":2,\"type\":\"a\"}");
        assertRejected("{\"side\":3,\"type\":\"b\"", NOT_A_JSON_OBJECT);
        Event next = accepted("{\"value\":4}");
        assertThat(next.has(column("side", Kind.NUMBER))).isFalse();
        assertThat(next.has(column("type", Kind.WORD))).isFalse();
    }

    @Test
    void detail_saysWhatWasFoundAndWhatIsAllowed() {
        assertThat(byRecord.decode(bytes("k"), bytes("{\"value\":\"abc\"}"), 0))
                .isEqualTo(new Decoded.Rejected(TARGET_MALFORMED, "target: value=abc, allowed: a number"));
        assertThat(byRecord.decode(bytes("k"), bytes("{\"value\":\"" + "z".repeat(900) + "\"}"), 0))
                .isInstanceOfSatisfying(Decoded.Rejected.class, r -> assertThat(r.detail()).hasSizeLessThan(100));
    }

    private int column(String field, Kind kind) {
        return byRecord.schema().column(field, kind);
    }

    private Event accepted(String json) {
        Decoded decoded = byRecord.decode(bytes("k"), bytes(json), 1000);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).event();
    }

    private void assertRejected(String json, Reason reason) {
        assertReason(byRecord.decode(bytes("k"), bytes(json), 0), reason);
    }

    private static void assertReason(Decoded decoded, Reason reason) {
        assertThat(decoded).isInstanceOfSatisfying(
                Decoded.Rejected.class, r -> assertThat(r.reason()).as(r.detail()).isEqualTo(reason));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
