package io.foretell.evaluate;

/**
 * Where the replay stands.
 *
 * @param event  number of the accepted event, from 1 on
 * @param counts whether the event is scored
 */
record Row(long event, boolean counts) {}
