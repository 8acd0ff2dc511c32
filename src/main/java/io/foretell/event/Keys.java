package io.foretell.event;

/** What a sequence key must be: well-formed Unicode, not empty, at most {@link Limits#KEY_BYTES}. */
final class Keys {

    private Keys() {}

    /** @param bytes a record's key, or null */
    static String ofRecord(byte[] bytes) throws Refused {
        if (bytes == null || bytes.length == 0) {
            throw new Refused(Reason.KEY_MISSING, "record key: " + (bytes == null ? "null" : "empty"));
        }
        if (bytes.length > Limits.KEY_BYTES) {
            throw tooLong("record key", bytes.length);
        }
        return Utf8.decode(bytes).orElseThrow(() -> new Refused(Reason.KEY_MALFORMED, "record key: not UTF-8"));
    }

    static String ofField(String field, String text) throws Refused {
        if (text.isEmpty()) {
            throw new Refused(Reason.KEY_MISSING, "key: field=" + field + " is empty");
        }
        int length = Utf8.length(text);
        if (length < 0) {
            throw new Refused(Reason.KEY_MALFORMED, "key: field=" + field + " holds a lone surrogate");
        }
        if (length > Limits.KEY_BYTES) {
            throw tooLong("key: field=" + field, length);
        }
        return text;
    }

    private static Refused tooLong(String what, int bytes) {
        return new Refused(Reason.KEY_TOO_LONG, what + ": bytes=" + bytes + ", allowed: at most " + Limits.KEY_BYTES);
    }
}
