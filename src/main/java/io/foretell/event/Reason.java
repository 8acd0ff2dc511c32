package io.foretell.event;

/** Why a record became a dead letter; the name travels in the dead letter's headers. */
public enum Reason {
    /** Not exactly one JSON object in UTF-8, or one that holds a field of ours twice. */
    NOT_A_JSON_OBJECT,
    /** More bytes, tokens or characters than {@link Limits} allows. */
    TOO_LARGE,
    /** Nested deeper than {@link Limits#DEPTH}. */
    TOO_DEEP,
    /** No key, or an empty one. */
    KEY_MISSING,
    /** A key that is no well-formed Unicode text, or an object or array. */
    KEY_MALFORMED,
    /** A key longer than {@link Limits#KEY_BYTES}. */
    KEY_TOO_LONG,
    /** No target field, or null or empty. */
    TARGET_MISSING,
    /** A target that cannot be read as what the spec says. */
    TARGET_MALFORMED,
    /** A number that is not finite, or beyond a float. */
    NUMBER_OUT_OF_RANGE,
    /** A category's value that is no well-formed Unicode text. */
    WORD_MALFORMED,
    /** No time in the timestamp field, or one that is not understood or beyond {@link Limits#LAST_TIME}. */
    TIMESTAMP_MALFORMED
}
