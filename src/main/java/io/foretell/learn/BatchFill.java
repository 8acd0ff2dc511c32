package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.feature.Targets;
import io.foretell.lstm.Batch;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.Arrays;
import java.util.List;

/**
 * Windows ➜ a batch, seen with one snapshot's statistics and vocabularies. What each event makes true of the
 * forecasts before it becomes their target, but only events that have arrived and that the window lets count.
 *
 * <p>A number may change by more than {@link Targets#LARGEST_CHANGE} deviations once in a while, and that is learned
 * from, as this many. Where a key does it again and again while most of the batch does not, it is no forecast's fault:
 * such changes neither teach nor judge, since one key that sends extremes would else outweigh all others in the
 * gradient, in the gate and in what is taken for a change of the world. Not thread-safe.
 */
final class BatchFill {

    /** Changes that far of one window, from which on it is again and again, and of all its changes the share. */
    private static final int FAR = 3;

    private static final double FAR_SHARE = 1.0 / 16;

    private final Blueprint blueprint;
    private final History history;
    private final Targets targets;

    BatchFill(Blueprint blueprint, History history) {
        this.blueprint = blueprint;
        this.history = history;
        targets = blueprint.targets();
    }

    /** @param burnIn positions at each window's start that only refresh the state */
    Batch fill(List<Window> windows, int positions, int burnIn, Snapshot snapshot) {
        Batch batch = new Batch(blueprint.shape(), positions, windows.size(), burnIn);
        for (int b = 0; b < windows.size(); b++) {
            fill(batch, b, windows.get(b), snapshot);
        }
        if (targets.target() instanceof Target.Number) {
            passOverExtremes(batch);
        }
        return batch;
    }

    private static void passOverExtremes(Batch batch) {
        int[] known = new int[batch.windows];
        int[] far = new int[batch.windows];
        for (int i = 0; i < batch.targets.length; i++) {
            known[window(batch, i)] += Float.isNaN(batch.targets[i]) ? 0 : 1;
            far[window(batch, i)] += isFar(batch.targets[i]) ? 1 : 0;
        }
        if (2 * Arrays.stream(far).sum() >= Arrays.stream(known).sum()) {
            return; // it is the scale that does not fit
        }
        for (int i = 0; i < batch.targets.length; i++) {
            int b = window(batch, i);
            if (isFar(batch.targets[i]) && far[b] >= FAR && far[b] > FAR_SHARE * known[b]) {
                batch.targets[i] = Float.NaN;
            }
        }
    }

    private static boolean isFar(float change) {
        return Math.abs(change) >= Targets.LARGEST_CHANGE;
    }

    private static int window(Batch batch, int target) {
        return target / batch.shape.output().slots() % batch.windows;
    }

    private void fill(Batch batch, int b, Window window, Snapshot snapshot) {
        int beyond = Math.min(window.end() + targets.horizon(), window.until());
        Stretch stretch = history.read(window.key(), window.segment(), Math.max(window.end(), beyond));
        System.arraycopy(stretch.state(), 0, batch.state, b * batch.shape.state(), batch.shape.state());
        int length = Math.min(window.length(), batch.positions);
        KeyContext context = stretch.context();
        for (int t = 0; t < length; t++) {
            Event event = stretch.events().get(t);
            int n = batch.at(t, b);
            context.observe(event);
            blueprint.features().encode(event, context, snapshot.statistics(), snapshot.vocabularies(),
                    batch.dense, n * batch.shape.dense(), batch.active, n * batch.shape.active());
            aim(batch, n, t, stretch.events(), context, window, snapshot);
        }
        for (int t = length; t < batch.positions; t++) {
            blank(batch, batch.at(t, b), batch.at(length - 1, b));
        }
    }

    /** Targets of the position t, at n in the batch. */
    private void aim(
            Batch batch, int n, int t, List<Event> events, KeyContext context, Window window, Snapshot snapshot) {
        int slots = batch.shape.output().slots();
        for (int ahead = 1; ahead <= slots; ahead++) {
            int target = window.start() + t + ahead;
            if (target < window.from() || target >= window.until() || t + ahead >= events.size()) {
                continue;
            }
            int slot = n * slots + ahead - 1;
            Event later = events.get(t + ahead);
            if (targets.target() instanceof Target.Number) {
                float deviation = targets.deviation(context, snapshot.statistics());
                batch.targets[slot] = targets.change(targets.level(events.get(t)), deviation, later);
            } else {
                batch.outputs[slot] = targets.output(later, snapshot.vocabularies());
                batch.targets[slot] = targets.target() instanceof Target.Binary ? targets.truth(later) : 1;
            }
        }
    }

    /** A position behind the window's end: anything that x(t) may be, without targets. */
    private static void blank(Batch batch, int n, int last) {
        int active = batch.shape.active();
        System.arraycopy(batch.active, last * active, batch.active, n * active, active);
    }
}
