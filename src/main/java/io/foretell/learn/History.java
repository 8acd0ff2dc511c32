package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest events of every key, in segments of {@value SegmentLayout#EVENTS}.
 *
 * <p>Appending rewrites a key's last segment alone, whatever the history's length. When that is full, the state that
 * stands at its beginning is rolled forward through its events to stand at the beginning of the next, and a segment
 * that is no longer needed for the spec's {@code history} goes. What must be known of a key without reading it
 * ({@link KeyHistory}, about 100 bytes) is kept in memory and rebuilt from the store at construction. Not
 * thread-safe.
 */
final class History {

    /**
     * Keys of one task; beyond, those idle for the most rounds are forgotten at the next round. Bounds memory to
     * about 200 MB.
     */
    static final int MOST_KEYS = 1_000_000;

    /** The round of a change that never was. */
    static final long UNCHANGED = Long.MAX_VALUE;

    private final HistoryStore store;
    private final SegmentLayout layout;
    private final Blueprint blueprint;
    private final StateRoll roll;
    private final int limit; // events kept per key
    private final long forgetAfter; // millis
    private final SortedMap<String, KeyHistory> keys = new TreeMap<>(); // in an order that a restart finds again
    private Set<KeyHistory> fresh = new LinkedHashSet<>(); // with events of this round
    private long round;
    private long changed = UNCHANGED; // the round of the last change of the world

    History(Blueprint blueprint, HistoryStore store) {
        this.blueprint = blueprint;
        this.store = store;
        layout = new SegmentLayout(blueprint);
        roll = new StateRoll(blueprint);
        limit = blueprint.spec().training().history();
        forgetAfter = blueprint.spec().forgetAfter().toMillis();
        rebuild();
    }

    private void rebuild() {
        SortedMap<String, int[]> ranges = new TreeMap<>();
        store.scan((key, number) -> ranges.computeIfAbsent(key, unseen -> new int[] {number, number})[1] = number);
        ranges.forEach((key, range) -> keys.put(key, find(key, range[0], range[1])));
        begin(0);
    }

    private KeyHistory find(String key, int first, int last) {
        byte[] segment = store.segment(key, last);
        layout.check(key, segment);
        int count = last * SegmentLayout.EVENTS + layout.count(segment);
        List<Event> events = layout.events(key, segment);
        KeyHistory found = new KeyHistory(key, first);
        found.found(count, layout.round(segment), fresh(key, first, last), events.get(events.size() - 1).time());
        return found;
    }

    /** The first event of the round in which the last one arrived. */
    private int fresh(String key, int first, int last) {
        long newest = layout.round(store.segment(key, last));
        int number = last;
        byte[] segment = store.segment(key, number);
        while (layout.known(segment) == 0 && number > first) {
            byte[] before = store.segment(key, number - 1);
            if (layout.round(before) != newest) {
                break;
            }
            segment = before;
            number--;
        }
        return number * SegmentLayout.EVENTS + layout.known(segment);
    }

    /** Begins a round: events that arrived before are no longer fresh, unless they arrived in it before a restart. */
    void begin(long next) {
        round = next;
        fresh = new LinkedHashSet<>(keys.values().stream().filter(key -> key.round() == next).toList());
    }

    /** Takes note that the world has changed in the given round, or that it never did. */
    void changedIn(long when) {
        changed = when;
        for (KeyHistory key : keys.values()) {
            key.allBeforeChange();
            if (key.round() >= when) {
                key.changedBy(firstSince(key, when));
            }
        }
    }

    private int firstSince(KeyHistory key, long when) {
        int number = key.lastSegment();
        while (number > key.firstSegment() && layout.round(store.segment(key.key, number - 1)) >= when) {
            number--;
        }
        return number;
    }

    /** @param learner the model that rolls the stored state forward */
    void append(Event event, Snapshot learner) {
        KeyHistory known = keys.get(event.key());
        if (known != null && event.time() - known.lastTime() > forgetAfter) {
            forget(event.key());
            known = null;
        }
        KeyHistory key = known == null ? new KeyHistory(event.key(), 0) : known;
        boolean first = key.end() == 0;
        boolean firstOfRound = first || key.round() != round;
        int number = key.end() / SegmentLayout.EVENTS;
        byte[] segment = key.end() % SegmentLayout.EVENTS == 0
                ? next(key, learner)
                : store.segment(event.key(), number);
        store.put(event.key(), number, layout.append(segment, event, round));
        key.appended(event.time(), round);
        if (changed <= round) {
            key.changedBy(number);
        }
        if (first) {
            keys.put(key.key, key);
        }
        if (firstOfRound) {
            fresh.add(key);
        }
        dropOld(key);
    }

    private byte[] next(KeyHistory key, Snapshot learner) {
        float[] state = new float[blueprint.shape().state()];
        KeyContext context = blueprint.features().newContext();
        if (key.end() > 0) {
            byte[] full = store.segment(key.key, key.lastSegment());
            layout.state(full, state, 0);
            context = layout.context(full);
            roll.through(layout.events(key.key, full), state, context, learner);
        }
        return layout.begin(learner.version(), round, state, context);
    }

    private void dropOld(KeyHistory key) {
        while (key.kept() - SegmentLayout.EVENTS >= limit) {
            store.delete(key.key, key.firstSegment());
            key.droppedFirst();
        }
    }

    void forget(String key) {
        KeyHistory known = keys.remove(key);
        if (known != null) {
            fresh.remove(known);
            for (int number = known.firstSegment(); number <= known.lastSegment(); number++) {
                store.delete(key, number);
            }
        }
    }

    /** Forgets keys without an event since {@code time}, epoch millis. */
    void forgetIdleSince(long time) {
        List<KeyHistory> idle = keys.values().stream().filter(key -> key.lastTime() < time).toList();
        idle.forEach(key -> forget(key.key));
    }

    /**
     * With more keys than {@code most}, forgets those idle for the most rounds, and a sixteenth more to have room for
     * a while.
     */
    void forgetBeyond(int most) {
        if (keys.size() > most) {
            keys.values().stream()
                    .sorted(Comparator.comparingLong(KeyHistory::round).thenComparing(key -> key.key))
                    .limit(keys.size() - most + most / 16)
                    .toList()
                    .forEach(key -> forget(key.key));
        }
    }

    /** Every key, in the order of their names. */
    Collection<KeyHistory> keys() {
        return keys.values();
    }

    /** The keys with events of this round, in the order of their names. */
    List<KeyHistory> fresh() {
        return fresh.stream().sorted(Comparator.comparing(key -> key.key)).toList();
    }

    /** The kept events of a key from the beginning of a segment up to, not including, event {@code end}. */
    Stretch read(KeyHistory key, int segment, int end) {
        byte[] bytes = store.segment(key.key, segment);
        float[] state = new float[blueprint.shape().state()];
        layout.state(bytes, state, 0);
        KeyContext context = layout.context(bytes);
        List<Event> events = new ArrayList<>();
        int last = (Math.min(end, key.end()) - 1) / SegmentLayout.EVENTS;
        for (int number = segment; number <= last; number++) {
            events.addAll(layout.events(key.key, store.segment(key.key, number)));
        }
        int length = Math.min(events.size(), end - segment * SegmentLayout.EVENTS);
        return new Stretch(state, context, events.subList(0, length));
    }
}
