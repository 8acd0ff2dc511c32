package io.foretell.event;

/** What the bytes of one record turned out to be. */
public sealed interface Decoded {

    record Accepted(Event event) implements Decoded {}

    /** A null value: everything known of this key is to be forgotten. */
    record Forget(String key) implements Decoded {}

    /** A dead letter. */
    record Rejected(Reason reason, String detail) implements Decoded {}
}
