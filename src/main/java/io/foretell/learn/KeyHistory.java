package io.foretell.learn;

/**
 * What is remembered of one key's history without reading it: which events are kept, and which are new. Mutable; not
 * thread-safe.
 *
 * <p>Events are counted from the key's first, which is 0; event e stands in segment e / {@value SegmentLayout#EVENTS}.
 */
final class KeyHistory {

    final String key;
    private int first; // the oldest segment kept
    private int count; // events so far, dropped ones included
    private long round; // in which the last event arrived
    private int fresh; // the first event of that round
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
