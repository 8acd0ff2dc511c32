package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.lstm.Backpropagation;
import io.foretell.lstm.Dropout;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Optimizer;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import io.foretell.spec.Training;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One trainer task: keeps the history of its keys and, when told, runs a round on it.
 *
 * <p>Everything that happens between two rounds is in the {@link HistoryStore}; everything else that learning needs
 * is in {@link #state()} and changes only in {@link #round}. Store and state as of one moment are all that a restart
 * needs to go on with the same bits. Not thread-safe. Equal inputs and seed give equal bits, unless a limit of time
 * cuts a round short.
 */
public final class Learner {

    /** New events before a first measurement of statistics and vocabularies: fewer say little. */
    static final int FIRST_MEASURED = 32;

    /** Share of h that training hides from the output. */
    private static final double HIDDEN = 0.3;

    /** Of a weight that nothing needs, a step at rate r leaves 1 − r times this away. */
    private static final double DECAY = 0.1;

    private static final long STATE_VERSION = 2;

    private final Blueprint blueprint;
    private final Training training;
    private final Recipe recipe;
    private final String task;
    private final LongSupplier nanos;
    private final History history;
    private final Judge judge;
    private final BatchFill fill;
    private final Backpropagation backpropagation;
    private final Weights gradient;
    private final Divergence divergence = new Divergence();
    private Change change = new Change();
    private Optional<Snapshot> before = Optional.empty(); // current when a change was suspected
    private Optimizer optimizer;
    private Averaging averaging;
    private long round;

    /**
     * @param recipe  which parts learning is made of
     * @param history of this task's keys, as it was left
     * @param task    names this task in its updates and decides its random draws together with the spec's seed
     * @param nanos   a clock that never goes back, for limits of time
     * @throws IllegalStateException if the history is damaged
     */
    public Learner(Blueprint blueprint, Recipe recipe, HistoryStore history, String task, LongSupplier nanos) {
        this.blueprint = blueprint;
        this.recipe = recipe;
        this.task = task;
        this.nanos = nanos;
        training = blueprint.spec().training();
        this.history = new History(blueprint, history);
        judge = new Judge(blueprint, this.history);
        fill = new BatchFill(blueprint, this.history);
        backpropagation = new Backpropagation(blueprint.shape());
        gradient = Weights.zeros(blueprint.shape());
        startAfresh();
    }

    /** The whole recipe. */
    public Learner(Blueprint blueprint, HistoryStore history, String task, LongSupplier nanos) {
        this(blueprint, Recipe.WHOLE, history, task, nanos);
    }

    /** A learner without a clock: no limit of time is ever reached. */
    public Learner(Blueprint blueprint, HistoryStore history, String task) {
        this(blueprint, history, task, () -> 0);
    }

    /** Where the line and its optimizer stood is forgotten. */
    private void startAfresh() {
        optimizer = freshOptimizer();
        averaging = new Averaging(Weights.zeros(blueprint.shape()), 0);
    }

    private Optimizer freshOptimizer() {
        if (training.optimizer() instanceof Training.Optimizer.Sgd sgd) {
            return Optimizer.sgd(blueprint.shape(), sgd.rate(), sgd.momentum(), sgd.clipNorm());
        }
        double decay = recipe.has(Part.DECAY) ? DECAY : 0;
        return Optimizer.adam(blueprint.shape(), training.optimizer().rate(), training.optimizer().clipNorm(), decay);
    }

    /**
     * Takes an event into its key's history. Reads and writes one segment of it, however long it is.
     *
     * @param learner the model that rolls stored states forward: the candidate
     */
    public void append(Event event, Snapshot learner) {
        history.append(event, learner);
    }

    /** Removes all of a key's history. */
    public void forget(String key) {
        history.forget(key);
    }

    /** Removes the histories of keys without an event since then, epoch millis. */
    public void forgetIdleSince(long time) {
        history.forgetIdleSince(time);
    }

    /** Rounds so far. */
    public long rounds() {
        return round;
    }

    /**
     * Judges {@code candidate} against {@code current} on events that neither has trained on, then trains from {@code
     * candidate}.
     *
     * @param limit wall-clock time that training may take; empty: all of the spec's steps
     * @return empty if nothing has arrived since the last round
     */
    public Optional<Update> round(Snapshot current, Snapshot candidate, Optional<Duration> limit) {
        Survey survey = Survey.of(blueprint, history, candidate);
        boolean measuring = Survey.isMissing(blueprint, candidate);
        if (survey.events() < (measuring ? FIRST_MEASURED : 1)) {
            return Optional.empty();
        }
        SplitMix random = SplitMix.of(blueprint.spec().seed(), task, round);
        List<Window> windows = measuring || candidate.version() == current.version()
                ? List.of()
                : judge.windows(random);
        Loss currentLoss = judge.loss(current, candidate, windows);
        Loss judgedLoss = judge.loss(candidate, current, windows);
        if (divergence.shownBy(currentLoss, judgedLoss)) {
            startAfresh();
        }
        if (recipe.has(Part.DRIFT)) {
            watch(current, candidate, currentLoss, windows);
        }
        Weights delta = candidate.weights().copy();
        long trained = measuring ? 0 : train(delta, candidate, random, limit);
        delta.add(-1, candidate.weights());
        if (!delta.finite()) {
            startAfresh();
            delta = Weights.zeros(blueprint.shape());
            trained = 0;
        }
        Update update = new Update(task, round, candidate.version(), delta, trained, current.version(), currentLoss,
                candidate.version(), judgedLoss, survey.moments(), survey.words(),
                judge.coverage(candidate, windows));
        history.forgetBeyond(History.MOST_KEYS);
        history.begin(++round);
        return Optional.of(update);
    }

    private void watch(Snapshot current, Snapshot candidate, Loss currentLoss, List<Window> windows) {
        Change.Verdict verdict = change.judge(round, currentLoss, new Change.Evidence(
                when -> judge.loss(candidate, current, judge.older(when, sample(when))).mean(),
                () -> judge.loss(before.orElse(current), current, windows).mean()));
        if (verdict == Change.Verdict.NONE) {
            return;
        }
        before = Optional.empty();
        if (verdict == Change.Verdict.SUSPECTED) {
            before = Optional.of(current);
            averaging.follow();
        }
        history.changedIn(change.since());
    }

    /** The same draws, and so the same sample, for as long as one change is suspected. */
    private SplitMix sample(long before) {
        return SplitMix.of(~blueprint.spec().seed(), task, before);
    }

    /** Trains the line and moves its average in place. Returns the number of targets trained on. */
    private long train(Weights average, Snapshot seen, SplitMix random, Optional<Duration> limit) {
        WindowDraw windows = new WindowDraw(history, training, recipe, change.older(), random);
        Dropout dropout = recipe.has(Part.DROPOUT) ? new Dropout(HIDDEN, random::next) : Dropout.none();
        Weights line = averaging.line(average);
        long start = nanos.getAsLong();
        long most = limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        int positions = WindowDraw.positions(training);
        long trained = 0;
        for (int step = 0; step < training.steps() && !windows.isEmpty(); step++) {
            if (nanos.getAsLong() - start >= most) {
                break;
            }
            WindowDraw.Drawn drawn = windows.draw();
            Loss loss = backpropagation.gradient(
                    line, fill.fill(drawn.windows(), positions, drawn.burnIn(), seen), dropout, gradient);
            if (loss.count() > 0) {
                optimizer.step(line, gradient);
                averaging.step(average, line);
                trained += loss.count();
            }
        }
        if (recipe.has(Part.AVERAGING)) {
            averaging.part(average, line);
        } else {
            average.become(line);
        }
        return trained;
    }

    /** Optimizer, average and counters. Changes only in {@link #round}. */
    public byte[] state() {
        ByteBuffer moments = ByteBuffer.allocate(optimizer.stateSize());
        optimizer.write(moments);
        Bytes.Out out = new Bytes.Out()
                .number(STATE_VERSION)
                .text(blueprint.fingerprint().hash())
                .text(training.optimizer().getClass().getSimpleName())
                .number(round)
                .number(divergence.running())
                .block(moments.array())
                .number(averaging.steps())
                .weights(averaging.offset());
        change.write(out);
        return out.block(before.map(SnapshotFile::write).orElse(new byte[0])).done();
    }

    /**
     * Goes on from a {@link #state()}. An optimizer of another type than the spec's begins anew.
     *
     * @throws IllegalArgumentException if these are not the bytes of a state of this blueprint's learner
     */
    public void restore(byte[] state) {
        Bytes.In in = new Bytes.In(state, "learner's state");
        in.expect("version", STATE_VERSION);
        String fingerprint = in.text();
        if (!fingerprint.equals(blueprint.fingerprint().hash())) {
            throw in.refused("fingerprint=" + fingerprint);
        }
        String type = in.text();
        round = in.number();
        divergence.running((int) in.number());
        byte[] moments = in.block();
        long steps = in.number();
        averaging = new Averaging(in.weights(blueprint.shape()), steps);
        change = new Change();
        change.read(in);
        byte[] suspected = in.block();
        in.done();
        before = suspected.length == 0 ? Optional.empty() : Optional.of(SnapshotFile.read(suspected, blueprint));
        optimizer = freshOptimizer();
        if (type.equals(training.optimizer().getClass().getSimpleName()) && moments.length == optimizer.stateSize()) {
            optimizer.read(ByteBuffer.wrap(moments));
        }
        history.begin(round);
        history.changedIn(change.since());
    }
}
