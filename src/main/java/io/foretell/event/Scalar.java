package io.foretell.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;

/** One JSON value read as the kind that the spec gives, whatever its own type. */
final class Scalar {

    private Scalar() {}

    /** A finite number, or NaN if this is none. Booleans count 1 and 0. */
    static float number(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> inRange(field, json.getDoubleValue(), json);
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            case VALUE_STRING -> numberOfText(field, json);
            default -> Float.NaN;
        };
    }

    private static float numberOfText(String field, JsonParser json) throws IOException, Refused {
        String text = json.getText().strip();
        if (Decimal.isNotFinite(text)) {
            throw outOfRange(field, text);
        }
        return Decimal.isDecimal(text) ? inRange(field, Double.parseDouble(text), json) : Float.NaN;
    }

    private static float inRange(String field, double value, JsonParser json) throws IOException, Refused {
        float number = (float) value;
        if (!Float.isFinite(number)) {
            throw outOfRange(field, json.getText());
        }
        return number;
    }

    private static Refused outOfRange(String field, String text) {
        return new Refused(
                Reason.NUMBER_OUT_OF_RANGE,
                "number: " + field + "=" + Refused.excerpt(text) + ", allowed: finite, at most ±3.4028235e38");
    }

    /** 1 for 1, true, yes; 0 for 0, false, no; NaN for anything else. */
    static float truth(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        if (token == JsonToken.VALUE_STRING) {
            switch (json.getText().strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes":
                    return 1;
                case "false", "no":
                    return 0;
                default: // a number as text
            }
        }
        float number = number(field, token, json);
        return number == 0 || number == 1 ? Math.abs(number) : Float.NaN;
    }

    /** A category's value, or null if this is none; the empty text is none. */
    static String word(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        if (token == JsonToken.VALUE_NULL || token.isStructStart()) {
            return null;
        }
        String text = text(field, token, json);
        int length = Utf8.length(text);
        if (length < 0) {
            throw new Refused(Reason.WORD_MALFORMED, "word: field=" + field + " holds a lone surrogate");
        }
        return length == 0 || length > Limits.WORD_BYTES ? null : text;
    }

    /** The text of a string, number or boolean; numbers in one spelling. */
    static String text(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (Decimal.isNotFinite(json.getText())) {
                    throw outOfRange(field, json.getText());
                }
                yield Decimal.canonical(json.getText());
            }
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            default -> json.getText();
        };
    }

    /** True for null and for text of blanks only: a field that is there but says nothing. */
    static boolean isBlank(JsonToken token, JsonParser json) throws IOException {
        return token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING && json.getText().isBlank();
    }
}
