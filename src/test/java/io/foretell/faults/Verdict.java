package io.foretell.faults;

import java.util.List;
import java.util.Locale;

/**
 * What an undisturbed run and this one have to say to each other.
 *
 * @param in           records on the events' topic
 * @param out          predictions that a reader of committed records has
 * @param lost         events without one
 * @param twice        predictions of an event that has one already
 * @param wrong        predictions that are not the oracle's, by their bits
 * @param reordered    predictions that come after a later event's, in their partition
 * @param deadLetters  records in the dead letters
 * @param wrongLetters poison records that are not there exactly once, and others that are
 * @param wrongStates  keys whose last state in the changelog is not the oracle's, by its bits
 * @param aborted      predictions that were written and never committed; none means that the faults hit nothing
 * @param versions     models that were published
 * @param gaveUp       times a process that had started ended without having been told to
 * @param unmet        what else was to be seen and was not
 * @param notes        what else was seen
 * @param stalls       of the faults
 * @param latency      from an event to its prediction, of the time of the faults
 */
record Verdict(
        long in, long out, long lost, long twice, long wrong, long reordered, long deadLetters, long wrongLetters,
        long wrongStates, long aborted, long versions, long gaveUp, List<String> unmet,
        List<String> notes, Stalls stalls, Latency latency) {

    Verdict {
        unmet = List.copyOf(unmet);
        notes = List.copyOf(notes);
    }

    /** True if the faults have left no trace. */
    boolean clean() {
        return lost + twice + wrong + reordered + wrongLetters + wrongStates + gaveUp == 0 && unmet.isEmpty();
    }

    /** On one line, but for what is unmet. */
    String text() {
        return String.format(Locale.ROOT,
                "in=%d out=%d lost=%d twice=%d wrong-bits=%d reordered=%d dead-letters=%d wrong-letters=%d"
                        + " bad-states=%d aborted=%d versions=%d gave-up=%d stall median=%dms p99=%dms most=%dms"
                        + " latency p50=%dms p99=%dms most=%dms%s%s",
                in, out, lost, twice, wrong, reordered, deadLetters, wrongLetters, wrongStates,
                aborted, versions, gaveUp, stalls.median(), stalls.p99(), stalls.most(),
                latency.p50(), latency.p99(), latency.most(), unmet.isEmpty() ? "" : " unmet=" + unmet,
                notes.isEmpty() ? "" : " notes=" + notes);
    }
}
