package io.foretell.predict;

/** A key's state that was written under a spec whose model has another shape; the message tells what to do. */
public final class ForeignState extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    ForeignState(String found, String expected) {
        super("state: fingerprint=" + found + ", this spec's is " + expected
                + ": features, target or lstm have changed since it was written."
                + " Give the spec another name, or start over with `foretell reset`");
    }
}
