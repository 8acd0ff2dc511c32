package io.foretell.learn;

import io.foretell.lstm.Batch;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Output;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Compares two models on the events that arrived since the last round, on which neither has trained. Both run over
 * the same windows from the same stored states, with the spec's burn-in before the first target. Not thread-safe.
 *
 * <p>Two corrections make losses of models with different statistics or vocabularies comparable:
 * <ul>
 * <li>a density in units of s has 1/s the density in units of the level, so log s is added to each number's loss;
 * <li>the older model, which lumps into "anything else" n words that the newer tells apart, is taken to spread it
 *     evenly over them and the rest, so log(n + 1) is added wherever that was the target. Fresh in their places
 *     ({@link Furnishing}), words that are alike thus change no comparison. Words that lost their place in the newer
 *     model are rare; each of them costs it what it loses at that word's events.
 * </ul>
 */
final class Judge {

    /**
     * Events judged by in a round, at most: the standard error of a mean loss is then about 2 % of one loss's
     * deviation.
     */
    static final int MOST_EVENTS = 2000;

    /** New events in one window, at most. */
    private static final int STRETCH = 64;

    /** Stretches of older events in a sample of them. */
    private static final int OLDER = 128;

    private static final int WINDOWS = 32; // of one batch

    private final Blueprint blueprint;
    private final History history;
    private final BatchFill fill;

    Judge(Blueprint blueprint, History history) {
        this.blueprint = blueprint;
        this.history = history;
        fill = new BatchFill(blueprint, history);
    }

    /**
     * Windows over the newest of this round's events: of every key touched, or of as many as fit, drawn by {@code
     * random}.
     */
    List<Window> windows(SplitMix random) {
        List<KeyHistory> keys = new ArrayList<>(history.fresh());
        int some = Math.min(keys.size(), MOST_EVENTS);
        for (int i = 0; i < some; i++) {
            Collections.swap(keys, i, i + (int) random.below(keys.size() - i));
        }
        List<Window> windows = new ArrayList<>();
        for (KeyHistory key : keys.subList(0, some)) {
            int newest = Math.max(1, MOST_EVENTS / some);
            for (int until = key.end(); until > Math.max(key.fresh(), key.end() - newest); until -= STRETCH) {
                int from = Math.max(Math.max(key.fresh(), key.end() - newest), until - STRETCH);
                windows.add(window(key, from, until));
            }
        }
        windows.sort(Comparator.comparingInt(Window::length)); // stable: alike ones share a batch
        return windows;
    }

    /** Windows over a sample of events before a round, the last change's from now on; none if none are kept. */
    List<Window> older(long round, SplitMix random) {
        history.changedIn(round);
        List<KeyHistory> keys = history.keys().stream().filter(key -> key.segmentsBefore() > 0).toList();
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < OLDER && !keys.isEmpty(); i++) {
            KeyHistory key = keys.get((int) random.below(keys.size()));
            int segment = key.firstSegment() + (int) random.below(key.segmentsBefore());
            int from = segment * SegmentLayout.EVENTS;
            windows.add(window(key, from, Math.min(key.end(), from + SegmentLayout.EVENTS)));
        }
        windows.sort(Comparator.comparingInt(Window::length));
        return windows;
    }

    private Window window(KeyHistory key, int from, int until) {
        int first = from - blueprint.targets().horizon() - blueprint.spec().training().burnIn();
        int segment = Math.max(first, key.firstEvent()) / SegmentLayout.EVENTS;
        return new Window(key, segment, until, from, until);
    }

    Loss loss(Snapshot model, Snapshot other, List<Window> windows) {
        Loss total = Loss.NONE;
        double share = StrictMath.log1p(lumped(model, other));
        for (int i = 0; i < windows.size(); i += WINDOWS) {
            List<Window> some = windows.subList(i, Math.min(i + WINDOWS, windows.size()));
            Batch batch = fill.fill(some, some.get(some.size() - 1).length(), 0, model);
            Loss loss = model.network().evaluate(batch);
            total = total.plus(new Loss(loss.sum() + correction(batch, loss.count(), model, share), loss.count()));
        }
        return total;
    }

    /** How often the model's intervals held the windows' events, by event ahead; empty unless a number is forecast. */
    List<Coverage> coverage(Snapshot model, List<Window> windows) {
        if (!(blueprint.shape().output() instanceof Output.Gaussian)) {
            return List.of();
        }
        List<Coverage> covered =
                new ArrayList<>(Collections.nCopies(blueprint.shape().output().slots(), Coverage.NONE));
        for (int i = 0; i < windows.size(); i += WINDOWS) {
            List<Window> some = windows.subList(i, Math.min(i + WINDOWS, windows.size()));
            Batch batch = fill.fill(some, some.get(some.size() - 1).length(), 0, model);
            model.network().residuals(batch, (slot, residual) -> {
                boolean held = residual <= Calibration.INTERVAL * model.calibration().spread(slot);
                covered.set(slot, covered.get(slot).plus(held));
            });
        }
        return covered;
    }

    /** @param share −log of each word's share in "anything else" */
    private double correction(Batch batch, long count, Snapshot model, double share) {
        if (blueprint.targets().scaled() >= 0) {
            float deviation = blueprint.targets().deviation(blueprint.features().newContext(), model.statistics());
            return count * StrictMath.log(deviation);
        }
        return share == 0 ? 0 : elsewhere(batch) * share;
    }

    /** Words of a newer model's softmax that are "anything else" to this one. */
    private int lumped(Snapshot model, Snapshot other) {
        return blueprint.shape().output() instanceof Output.Softmax && model.version() < other.version()
                ? other.vocabularies().unknownTo(model.vocabularies(), blueprint.targets().vocabulary())
                : 0;
    }

    /** Targets that are "anything else". */
    private static long elsewhere(Batch batch) {
        long count = 0;
        for (int n = 0; n < batch.targets.length; n++) {
            if (!Float.isNaN(batch.targets[n]) && batch.outputs[n] == 0) {
                count++;
            }
        }
        return count;
    }
}
