package io.foretell.learn;

import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Output;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one merge task: updates ➜ candidate ➜ gate ➜ current. Versions rise by one with each candidate, all from one
 * number line. Begins with version 0 as current and candidate. An update that arrives twice counts once. Not
 * thread-safe.
 */
public final class Merge {

    private static final long STATE_VERSION = 3;

    private final Blueprint blueprint;
    private final Recipe recipe;
    private final Rescaling rescaling;
    private final Shares shares = new Shares();
    private final Gate gate = new Gate();
    private final Divergence divergence = new Divergence();
    private final Lexicon lexicon;
    private final Spreads spreads;
    private final Furnishing furnishing;
    private List<Moments> moments; // of all events measured so far, by scaled number
    private Snapshot current;
    private Snapshot candidate;
    private long last; // the newest version given
    private long seenWith; // who has this candidate or a newer one must have seen current
    private long lineage; // the first version of the present line: a delta on an older base belongs to one given up

    public Merge(Blueprint blueprint) {
        this(blueprint, Recipe.WHOLE);
    }

    /** @param recipe which parts learning is made of */
    public Merge(Blueprint blueprint, Recipe recipe) {
        this.blueprint = blueprint;
        this.recipe = recipe;
        rescaling = new Rescaling(blueprint);
        lexicon = new Lexicon(blueprint);
        furnishing = new Furnishing(blueprint, lexicon);
        spreads = new Spreads(blueprint.targets().horizon());
        current = Snapshot.initial(blueprint);
        candidate = current;
        moments = current.statistics().moments();
    }

    /**
     * @param promoted  a candidate that passed the gate and is current from now on
     * @param candidate a new candidate for the tasks to judge and to go on from
     */
    public record Outcome(Optional<Snapshot> promoted, Optional<Snapshot> candidate) {

        static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());
    }

    public Outcome merge(Update update) {
        if (!shares.note(update)) {
            return Outcome.NOTHING;
        }
        measure(update);
        if (Survey.isMissing(blueprint, candidate)) {
            return first();
        }
        boolean ofThisLine = update.current() == current.version() && update.judged() >= lineage;
        if (ofThisLine && divergence.shownBy(update.currentLoss(), update.judgedLoss())) {
            return new Outcome(Optional.empty(), Optional.of(newLine()));
        }
        Optional<Snapshot> promoted = ofThisLine ? gate(update) : Optional.empty();
        promoted.ifPresent(better -> {
            current = better;
            seenWith = last + 1;
        });
        float share = update.base() < lineage ? 0 : shares.share(update, candidate.version());
        Weights weights = candidate.weights().copy();
        weights.add(share, update.delta());
        furnishing.takeBack(weights, candidate.weights(), candidate.vocabularies(), update.base());
        if (!weights.finite()) {
            return new Outcome(promoted, Optional.of(newLine()));
        }
        boolean moved = share > 0 || Rescaling.isNotable(candidate.statistics(), new Statistics(moments));
        return new Outcome(promoted, moved ? Optional.of(next(weights, candidate)) : Optional.empty());
    }

    private Optional<Snapshot> gate(Update update) {
        return recipe.has(Part.GATE) ? gate.pass(update) : gate.remembered(update);
    }

    private void measure(Update update) {
        List<Moments> sums = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            sums.add(moments.get(i).plus(update.moments().get(i)));
        }
        moments = sums;
        lexicon.count(update.words(), candidate.vocabularies());
        if (recipe.has(Part.CALIBRATION)) {
            gate.remembered(update).ifPresent(judged -> spreads.learn(judged.calibration(), update.coverage()));
        }
    }

    /** Version 1: untrained as version 0, but with what was measured. */
    private Outcome first() {
        Vocabularies vocabularies = lexicon.granted(candidate.vocabularies(), ++last);
        Weights weights = candidate.weights().copy();
        furnishing.silence(weights, vocabularies);
        furnishing.expect(weights, candidate.vocabularies(), vocabularies);
        candidate = Snapshot.of(last, blueprint.fingerprint(), weights, new Statistics(moments), vocabularies);
        gate.remember(candidate);
        current = candidate;
        seenWith = last + 1;
        return new Outcome(Optional.of(current), Optional.of(candidate));
    }

    /** Begins again from current. */
    private Snapshot newLine() {
        gate.restart();
        lineage = last + 1;
        return next(current.weights().copy(), current);
    }

    /**
     * A new candidate of these weights, which are those of a model with the statistics and vocabularies of {@code
     * base}.
     */
    private Snapshot next(Weights weights, Snapshot base) {
        Statistics statistics = new Statistics(moments);
        if (Rescaling.isNotable(base.statistics(), statistics)) {
            rescaling.apply(weights, base.statistics(), statistics);
        } else {
            statistics = base.statistics();
        }
        // of the candidate, not of base: vocabularies go on in one line, whatever weights are given up
        Vocabularies vocabularies = lexicon.granted(candidate.vocabularies(), ++last);
        furnishing.furnish(weights, base.vocabularies(), vocabularies, last);
        candidate = Snapshot.of(last, blueprint.fingerprint(), weights, statistics, vocabularies)
                .calibrated(calibration());
        gate.remember(candidate);
        return candidate;
    }

    private Calibration calibration() {
        return blueprint.shape().output() instanceof Output.Gaussian ? spreads.calibration() : Calibration.NONE;
    }

    /**
     * Whether the task that sent this has seen what was published with current or later, but not current itself: that
     * one is gone from where it was published, or bad. Asked before the update is merged; true once until it had time to
     * be seen again.
     */
    public boolean isCurrentLostTo(Update update) {
        boolean lost = update.current() < current.version() && update.base() >= seenWith;
        seenWith = lost ? last + 1 : seenWith;
        return lost;
    }

    /** Whether the task that sent this goes on from what was given up long ago, as if it could not see the candidate. */
    public boolean isCandidateLostTo(Update update) {
        return shares.isFarBehind(update, candidate.version());
    }

    public Snapshot current() {
        return current;
    }

    public Snapshot candidate() {
        return candidate;
    }

    /**
     * All that a restart needs. Of candidates only the newest is kept: judgements of older ones that are still under
     * way count for nothing after a restart.
     */
    public byte[] state() {
        Bytes.Out out = new Bytes.Out().number(STATE_VERSION).number(last).number(lineage);
        out.moments(moments).number(divergence.running());
        shares.write(out);
        gate.write(out);
        lexicon.write(out);
        spreads.write(out);
        return out.block(SnapshotFile.write(current)).block(SnapshotFile.write(candidate)).done();
    }

    /** @throws IllegalArgumentException if these are not the bytes of a state of this blueprint's merge */
    public void restore(byte[] state) {
        Bytes.In in = new Bytes.In(state, "merge's state");
        in.expect("version", STATE_VERSION);
        last = in.number();
        lineage = in.number();
        moments = in.moments();
        divergence.running((int) in.number());
        shares.read(in);
        gate.read(in);
        lexicon.read(in);
        spreads.read(in);
        current = SnapshotFile.read(in.block(), blueprint);
        candidate = SnapshotFile.read(in.block(), blueprint);
        in.done();
        if (candidate.version() == current.version()) {
            candidate = current;
        }
        gate.remember(candidate);
        seenWith = last + 1;
    }
}
