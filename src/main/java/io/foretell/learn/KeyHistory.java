package io.foretell.learn;

/**
 * What is remembered of one key's history without reading it: which events are kept, and which are new. Mutable; not
 * thread-safe.
 *
 * <p>Events are counted from the key's first, which is 0; event e stands in segment e / {@value SegmentLayout#EVENTS}.
 */
final class KeyHistory {

    private static final int NEVER = -1;

    final String key;
    private int first; // the oldest segment kept
    private int count; // events so far, dropped ones included
    private long round; // in which the last event arrived
    private int fresh; // the first event of that round
    private int since = NEVER; // the first segment with an event since the last change of the world
    private long lastTime; // of the last event, epoch millis

    KeyHistory(String key, int first) {
        this.key = key;
        this.first = first;
    }

    int firstSegment() {
        return first;
    }

    int lastSegment() {
        return (count - 1) / SegmentLayout.EVENTS;
    }

    int segments() {
        return count == 0 ? 0 : lastSegment() - first + 1;
    }

    /** The first segment kept that holds an event since the last change; meaningless without {@link #segmentsSince}. */
    int segmentSince() {
        return Math.max(since, first);
    }

    /** Kept segments without an event since the last change of the world. */
    int segmentsBefore() {
        return segments() - segmentsSince();
    }

    /** Kept segments with an event since the last change of the world; 0 if there was none. */
    int segmentsSince() {
        return since == NEVER || count == 0 ? 0 : lastSegment() - segmentSince() + 1;
    }

    /** No event of this key is since the last change. */
    void allBeforeChange() {
        since = NEVER;
    }

    /** Events from this segment on are since the last change, unless earlier ones are already. */
    void changedBy(int segment) {
        since = since == NEVER ? segment : since;
    }

    /** The oldest event kept. */
    int firstEvent() {
        return first * SegmentLayout.EVENTS;
    }

    /** One beyond the newest event. */
    int end() {
        return count;
    }

    int kept() {
        return count - firstEvent();
    }

    long round() {
        return round;
    }

    long lastTime() {
        return lastTime;
    }

    /** The first event that arrived in {@link #round()}, or the oldest kept. */
    int fresh() {
        return Math.max(fresh, firstEvent());
    }

    void appended(long time, long now) {
        if (round != now || count == 0) {
            round = now;
            fresh = count;
        }
        count++;
        lastTime = time;
    }

    void droppedFirst() {
        first++;
    }

    void found(int events, long lastRound, int firstFresh, long time) {
        count = events;
        round = lastRound;
        fresh = firstFresh;
        lastTime = time;
    }
}
