package io.foretell.snapshot;

/** A snapshot that failed a check; the message says which, and what was found. The one in use stays in use. */
public final class RefusedSnapshot extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedSnapshot(String message) {
        super(message);
    }
}
