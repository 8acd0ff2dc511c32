package io.foretell.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Values for the fields that {@link HostileSpecs} name: events as they should be, the same with other things in their
 * fields, damaged, cut, of any shape, depth and size, and bytes that are nothing.
 */
final class HostileValues {

    static final String[] FIELDS = {"value", "type", "kind", "on", "user", "at"};

    private static final String[] SCALARS = {
        "0", "-0", "-0.0", "1", "-1.5", "1e400", "-1e400", "1e-400", "3.4028235e38", "-3.4028235e38", "3.4028236e38",
        "1e39", "1.4e-45", "123456789012345678901234567890", "-999999999999999999999999999999", "9007199254740993",
        "1e2147483647", "1e-2147483648", "1e99999999999", "NaN", "Infinity", "-Infinity", "\"NaN\"", "\"-inf\"",
        "\"1e400\"", "\"0x1p3\"", "\"1f\"", "\"٣\"", "01", "+1", ".5", "1.", "1e", "0x10", "null", "true", "false",
        "\"\"", "\" \"", "\"yes\"", "\"w0\"", "\"w1\"", "\"a\"", "\"b\"", "\"\\ud800\"", "\"a\\udc00b\"", "\"\\u0000\"",
        "\"\\u001f\"", "\"😀\"", "\"\\uD83D\\uDE00\"", "{}", "[]", "[1]", "{\"value\":1}", "\"2014-07-01\"",
        "\"2014-07-01T00:00:60Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"10000-01-01\"", "\"1969-12-31\"", "-1",
        "253402300799999", "253402300800000", "9223372036854775807", "\"\u202Eabc\"", "'single'", "undefined",
    };
    private static final String[] PIECES = {
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\n", "\u0000", "\uFEFF", "/*", "//", "null", "é", "\"value\":"
    };
    private static final int MEBIBYTE = 1 << 20;

    private final Random random;
    private final StringBuilder json = new StringBuilder();

    HostileValues(Random random) {
        this.random = random;
    }

    /** An event that must be taken under any of the specs, whoever sends it. */
    byte[] event(long time) {
        json.setLength(0);
        json.append("{\"value\":").append((float) random.nextGaussian())
                .append(",\"type\":\"w").append(random.nextInt(6))
                .append("\",\"kind\":\"").append((char) ('a' + random.nextInt(3)))
                .append("\",\"on\":").append(random.nextBoolean())
                .append(",\"user\":\"u").append(random.nextInt(200))
                .append("\",\"at\":").append(time).append('}');
        return bytes();
    }

    /** Anything else, null included. */
    byte[] any(long time) {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return odd(time);
        }
        if (kind < 50) {
            return damaged(event(time));
        }
        if (kind < 60) {
            byte[] event = event(time);
            return Arrays.copyOf(event, random.nextInt(event.length));
        }
        if (kind < 75) {
            return shape();
        }
        if (kind < 85) {
            return pieces();
        }
        if (kind < 92) {
            byte[] any = new byte[random.nextInt(200)];
            random.nextBytes(any);
            return any;
        }
        return kind < 97 ? null : extreme(time);
    }

    /** An object of our fields, in any order, some missing or twice, with odd values. */
    private byte[] odd(long time) {
        json.setLength(0);
        json.append('{');
        for (int i = random.nextInt(8); i >= 0; i--) {
            String field = FIELDS[random.nextInt(FIELDS.length)];
            boolean usual = random.nextInt(3) > 0;
            json.append('"').append(field).append("\":").append(usual ? usual(field, time) : scalar()).append(',');
        }
        json.append("\"value\":").append(random.nextBoolean() ? scalar() : "1").append('}');
        return bytes();
    }

    private String usual(String field, long time) {
        return switch (field) {
            case "value" -> Float.toString(Float.intBitsToFloat(random.nextInt()));
            case "at" -> Long.toString(time);
            case "on" -> "true";
            default -> "\"w" + random.nextInt(6) + "\"";
        };
    }

    private String scalar() {
        return SCALARS[random.nextInt(SCALARS.length)];
    }

    private byte[] damaged(byte[] event) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            event[random.nextInt(event.length)] = (byte) random.nextInt(256);
        }
        return event;
    }

    private byte[] shape() {
        json.setLength(0);
        grow(0);
        return bytes();
    }

    private void grow(int depth) {
        int kind = depth > 40 ? 2 : random.nextInt(3);
        int size = random.nextInt(4);
        if (kind == 2) {
            json.append(scalar());
            return;
        }
        json.append(kind == 0 ? '{' : '[');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            if (kind == 0) {
                json.append('"').append(random.nextInt(3) == 0 ? "x" + i : FIELDS[random.nextInt(FIELDS.length)])
                        .append("\":");
            }
            grow(depth + 1 + random.nextInt(3));
        }
        json.append(kind == 0 ? '}' : ']');
    }

    private byte[] pieces() {
        json.setLength(0);
        json.append(random.nextBoolean() ? "{" : "");
        for (int i = random.nextInt(30); i > 0; i--) {
            json.append(random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : scalar());
        }
        return bytes();
    }

    /** What is large in some way; the largest ones are rare. */
    private byte[] extreme(long time) {
        json.setLength(0);
        int kind = random.nextInt(200);
        if (kind < 60) {
            int depth = 28 + random.nextInt(8);
            json.append("{\"value\":1,\"x\":").append("[".repeat(depth)).append("]".repeat(depth)).append('}');
        } else if (kind < 120) {
            json.append("{\"value\":").append("9".repeat(995 + random.nextInt(10))).append('}');
        } else if (kind < 180) {
            String word = (random.nextBoolean() ? "é" : "\\u0001").repeat(510 + random.nextInt(520));
            json.append("{\"value\":1,\"on\":1,\"kind\":\"a\",\"user\":\"").append(word).append("\",\"type\":\"")
                    .append(word).append("\",\"at\":").append(time).append('}');
        } else if (kind < 185) {
            json.append("{\"value\":1,\"x\":[").append("0,".repeat(50_000 + random.nextInt(60_000))).append("0]}");
        } else if (kind < 190) {
            json.append("[".repeat(500_000));
        } else if (kind < 195) {
            json.append("{\"value\":1,\"x\":\"").append("x".repeat(999_970 + random.nextInt(60))).append("\"}");
        } else {
            json.append("{\"value\":1,\"x\":\"").append("x".repeat(MEBIBYTE)).append("\"}");
        }
        return bytes();
    }

    private byte[] bytes() {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        if (json.capacity() > 1 << 16) {
            json.setLength(0);
            json.trimToSize();
        }
        return bytes;
    }
}
