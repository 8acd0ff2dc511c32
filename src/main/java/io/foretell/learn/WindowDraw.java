package io.foretell.learn;

import io.foretell.spec.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Draws the windows of one round's training: an event uniformly, among this round's new ones or among all that are
 * kept, then a window that contains it. After a change of the world most, or all, are of what came since. Deterministic
 * by its generator; not thread-safe.
 *
 * <p>A batch holds windows of one kind: beginnings, which start from the zero state of a key without events and so
 * need no burn-in, or continuations, which start from a stored state. The first window drawn decides which.
 */
final class WindowDraw {

    /**
     * Share of windows around new events. They carry what has just changed; but alone they would teach each event
     * many times and then never again, which overwrites what the rest of the history knows (catastrophic forgetting).
     * With replay the larger part, an event is met about equally often as long as it is kept.
     */
    static final double RECENT = 0.3;

    /** Draws for one batch, as a multiple of its windows, before it stays smaller for want of its kind. */
    private static final int PATIENCE = 16;

    /** @param cumulative of each key and those before it, the number that draws are uniform over; rising */
    private record Urn(List<KeyHistory> keys, long[] cumulative) {

        static Urn of(List<KeyHistory> all, ToIntFunction<KeyHistory> size) {
            List<KeyHistory> keys = all.stream().filter(key -> size.applyAsInt(key) > 0).toList();
            long[] cumulative = new long[keys.size()];
            long total = 0;
            for (int i = 0; i < cumulative.length; i++) {
                total += size.applyAsInt(keys.get(i));
                cumulative[i] = total;
            }
            return new Urn(keys, cumulative);
        }

        long size() {
            return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
        }

        int find(long drawn) {
            int at = Arrays.binarySearch(cumulative, drawn + 1);
            return at >= 0 ? at : -at - 1;
        }

        long before(int i) {
            return i == 0 ? 0 : cumulative[i - 1];
        }
    }

    /** A batch's windows, and how many positions at their start do not count. */
    record Drawn(List<Window> windows, int burnIn) {}

    private final SplitMix random;
    private final double older; // share of windows from all that is kept where some are from what came since a change
    private final Urn kept; // by segments
    private final Urn since; // by segments since the last change
    private final Urn recent; // by new events
    private final double replayed; // the share of replay among the windows
    private final int positions;
    private final int burnIn;
    private final int batch;

    WindowDraw(History history, Training training, Recipe recipe, double older, SplitMix random) {
        this.random = random;
        kept = Urn.of(teaching(history.keys()), KeyHistory::segments);
        since = Urn.of(teaching(history.keys()), KeyHistory::segmentsSince);
        this.older = older;
        recent = Urn.of(teaching(history.fresh()), key -> key.end() - key.fresh());
        replayed = recipe.has(Part.REPLAY) ? 1 - RECENT : 0;
        positions = positions(training);
        burnIn = training.burnIn();
        batch = training.batch();
    }

    /** T: the spec's window, but never so short that windows from segment to segment would leave events out. */
    static int positions(Training training) {
        return Math.max(training.window(), training.burnIn() + SegmentLayout.EVENTS);
    }

    /** Those with a target: an event and one after it. */
    private static List<KeyHistory> teaching(Collection<KeyHistory> keys) {
        return keys.stream().filter(key -> key.kept() > 1).toList();
    }

    boolean isEmpty() {
        return kept.size() == 0;
    }

    Drawn draw() {
        List<Window> windows = new ArrayList<>(batch);
        windows.add(one());
        boolean beginnings = windows.get(0).segment() == 0;
        for (int i = 1; i < PATIENCE * batch && windows.size() < batch; i++) {
            Window window = one();
            if ((window.segment() == 0) == beginnings) {
                windows.add(window);
            }
        }
        return new Drawn(windows, beginnings ? 0 : burnIn);
    }

    private Window one() {
        if (recent.size() > 0 && random.unit() >= replayed) {
            long drawn = random.below(recent.size());
            int i = recent.find(drawn);
            KeyHistory key = recent.keys().get(i);
            return around(
                    key, (key.fresh() + (int) (drawn - recent.before(i))) / SegmentLayout.EVENTS, key.firstSegment());
        }
        if (since.size() > 0 && random.unit() >= older) {
            long drawn = random.below(since.size());
            int i = since.find(drawn);
            KeyHistory key = since.keys().get(i);
            return around(key, key.segmentSince() + (int) (drawn - since.before(i)), key.segmentSince());
        }
        long drawn = random.below(kept.size());
        int i = kept.find(drawn);
        KeyHistory key = kept.keys().get(i);
        return around(key, key.firstSegment() + (int) (drawn - kept.before(i)), key.firstSegment());
    }

    /** A window that contains the segment, as long as the history allows; {@code first} is the first that counts. */
    private Window around(KeyHistory key, int segment, int first) {
        int spanned = positions / SegmentLayout.EVENTS;
        int latest = Math.max(key.firstSegment(), key.lastSegment() - spanned + 1);
        int from = Math.max(key.firstSegment(), segment - spanned + 1);
        int start = from + (int) random.below(Math.min(segment, latest) - from + 1);
        int begin = start * SegmentLayout.EVENTS;
        int counted = Math.max(begin, first * SegmentLayout.EVENTS);
        return new Window(key, start, Math.min(key.end(), begin + positions), counted, key.end());
    }
}
