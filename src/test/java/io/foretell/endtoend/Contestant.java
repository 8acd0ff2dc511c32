package io.foretell.endtoend;

/** Who reads the events. */
enum Contestant {
    FORETELL,
    PASS_THROUGH
}
