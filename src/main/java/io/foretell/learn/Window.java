package io.foretell.learn;

/**
 * A stretch of one key's history to learn from or to judge by. It begins with a segment, because a state stands there.
 *
 * @param segment where it begins
 * @param end     one beyond its last event; events are counted from the key's first
 * @param from    the first event that counts as a target
 * @param until   one beyond the last event that counts as a target; never beyond what has arrived
 */
record Window(KeyHistory key, int segment, int end, int from, int until) {

    int start() {
        return segment * SegmentLayout.EVENTS;
    }

    int length() {
        return end - start();
    }
}
