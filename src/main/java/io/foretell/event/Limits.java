package io.foretell.event;

/** How large an event may be. What is larger becomes a dead letter, except where a constant says otherwise. */
public final class Limits {

    /** Bytes of a record's value: with a key and our headers it is still what any broker takes, 1 MiB by default. */
    public static final int VALUE_BYTES = 1_000_000;

    /** Bytes of a key as UTF-8. */
    public static final int KEY_BYTES = 1 << 10;

    /** Bytes of a category's value as UTF-8; a longer one counts as missing, or as malformed in a target. */
    public static final int WORD_BYTES = 1 << 10;

    /** Bytes of all categories' values of an event together, so that 16 events of a history are one record. */
    public static final int WORDS_BYTES = 1 << 15;

    /** Objects and arrays within each other, the document's own object included. */
    public static final int DEPTH = 32;

    /** JSON tokens of a document. */
    public static final int TOKENS = 100_000;

    /** Characters of a number, as JSON number or as text. */
    public static final int NUMBER_CHARACTERS = 1_000;

    /** Characters of a text that names a time. */
    public static final int TIME_CHARACTERS = 64;

    /** The last millisecond of the year 9999; times are between 0, the beginning of 1970, and this. */
    public static final long LAST_TIME = 253_402_300_799_999L;

    private Limits() {}
}
