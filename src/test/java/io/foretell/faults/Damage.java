package io.foretell.faults;

/**
 * A state that was altered in the changelog; its key is to be rebuilt.
 *
 * @param step events of the key that the state knew of
 */
record Damage(String key, long step) {}
