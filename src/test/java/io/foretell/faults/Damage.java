package io.foretell.faults;

/**
 * A state that was altered where it lay; its key is to start afresh.
 *
 * @param step events of the key that the state knew of
 */
record Damage(String key, long step) {}
