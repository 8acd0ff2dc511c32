package io.foretell.learn;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Training;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the optimizer of one task went on from each of its committed states to the next, by what its updates say of
 * the rounds between. The optimizer must be Adam.
 *
 * <pre>
 * rounds of the updates   0, 1, 2, …, none left out and none again
 * round of a state        rises; the last one's is the number of updates
 * n                       0 at a round whose judgement shows that the line has diverged; then, in each round that
 *                         trained on c targets, ⌈c / most⌉ to min(steps, c) more, where a step has at most
 *                         most = batch · positions · horizon
 * v                       ≥ β₂ⁿ · v of n steps ago
 * </pre>
 * A round's steps are nearly always told exactly: most windows are full.
 */
public final class OptimizerLine {

    private final String task;
    private final List<Update> updates;
    private final Training training;
    private final long most; // targets of a step
    private final Divergence divergence = new Divergence();
    private final List<String> unmet = new ArrayList<>();
    private OptimizerState last = OptimizerState.FRESH;

    /** @param updates of that task, all that were committed, in their order */
    public OptimizerLine(Blueprint blueprint, String task, List<Update> updates) {
        this.task = task;
        this.updates = List.copyOf(updates);
        training = blueprint.spec().training();
        most = (long) training.batch() * WindowDraw.positions(training) * blueprint.shape().output().slots();
        for (int i = 0; i < updates.size(); i++) {
            if (updates.get(i).round() != i) {
                unmet.add("updates of " + task + ": number " + i + " is of round " + updates.get(i).round());
                break; // those behind it are off, too
            }
        }
    }

    /** Takes in the next committed state of the task. */
    public void next(byte[] state) {
        OptimizerState now = OptimizerState.of(state);
        if (now.round() <= last.round() || now.round() > updates.size()) {
            unmet.add("optimizer of %s: its state is of round %d after one of round %d, and %d updates were committed"
                    .formatted(task, now.round(), last.round(), updates.size()));
        } else {
            follow(now);
        }
        last = now;
    }

    private void follow(OptimizerState now) {
        long least = last.steps();
        long greatest = last.steps();
        boolean afresh = false;
        for (Update update : updates.subList((int) last.round(), (int) now.round())) {
            if (divergence.shownBy(update.currentLoss(), update.judgedLoss())) {
                least = 0;
                greatest = 0;
                afresh = true;
            }
            least += (update.trained() + most - 1) / most;
            greatest += Math.min(training.steps(), update.trained());
        }
        if (now.steps() < least || now.steps() > greatest) {
            unmet.add("optimizer of %s: %d steps at round %d, then %d at round %d; the updates between make it %d to %d"
                    .formatted(task, last.steps(), last.round(), now.steps(), now.round(), least, greatest));
        } else if (!afresh && now.shrunkSince(last) > 0) {
            unmet.add("optimizer of %s: from round %d to %d the second moments of %d of %d weights shrank by more than"
                    .formatted(task, last.round(), now.round(), now.shrunkSince(last), now.squares().length)
                    + " %d steps can".formatted(now.steps() - last.steps()));
        }
    }

    /** Steps so far. */
    public long steps() {
        return last.steps();
    }

    /** All states were taken in: what of the above does not hold, each with what was found. */
    public List<String> unmet() {
        List<String> all = new ArrayList<>(unmet);
        if (last.round() != updates.size()) {
            all.add("optimizer of %s: its last state is of round %d, but %d updates were committed"
                    .formatted(task, last.round(), updates.size()));
        }
        return all;
    }
}
