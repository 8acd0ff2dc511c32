package io.foretell.topology;

import io.foretell.predict.KeyState;

/**
 * What a store has for a key, and is no state any more.
 *
 * @param partition of the topic that its task reads
 * @param offset    there, of the event that it was wanted for
 * @param stored    the bytes
 * @param found     what is off
 * @param state     to be made the one to go on from
 */
record Damage(int partition, long offset, String key, byte[] stored, String found, KeyState state) {}
