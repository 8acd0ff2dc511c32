package io.foretell.learn;

import io.foretell.lstm.Loss;
import java.util.function.DoubleSupplier;
import java.util.function.LongToDoubleFunction;

/**
 * Tells a change of the world, after which the history before it teaches what is no longer so, from an odd week.
 *
 * <p>{@link Drift} raises the suspicion; from then on training is mostly of what came since. As soon as half of the
 * shock is over, because the new has been learned or the old is back, or {@value #LONGEST} rounds have passed, there is
 * a verdict:
 *
 * <pre>
 * gain        loss on new events, of the model from before the suspicion − of the current one
 * rise        loss on a sample of older events, now − when the suspicion arose
 * confirmed   gain ≥ half of the shock and rise ≥ {@value #CONTRADICTION} · gain
 * refuted     otherwise
 * </pre>
 * When an odd week is over, the model from before is right again. And what can be learned beside the old costs the old
 * little, while what contradicts it costs the old a good part of what it gains. Confirmed, the history before stays out;
 * refuted, all of it teaches again. Not thread-safe.
 */
final class Change {

    private static final double CONTRADICTION = 0.1;

    private static final double OVER = 0.5;

    /** Rounds after which there is a verdict even if the shock is not over: the new may be harder for good. */
    private static final long LONGEST = 64;

    /** Share of the older in training while a change is only suspected: what an odd week would overwrite stays. */
    private static final double MEANWHILE = 0.2;

    enum Verdict {
        NONE,
        SUSPECTED,
        CONFIRMED,
        REFUTED
    }

    private final Drift drift = new Drift();
    private long since = History.UNCHANGED; // the round of the last change that was confirmed
    private long suspected = History.UNCHANGED;
    private double usual; // loss on new events before the suspicion
    private double shock; // loss on new events when it arose
    private double older; // loss on older events then

    /**
     * What a verdict needs to know, asked only then.
     *
     * @param lossOnOlder  the candidate's loss on a sample of the events before a round
     * @param lossOfBefore on this round's events: of the model that was current when the suspicion arose
     */
    record Evidence(LongToDoubleFunction lossOnOlder, DoubleSupplier lossOfBefore) {}

    /** @param current the current model's loss on this round's events */
    Verdict judge(long round, Loss current, Evidence evidence) {
        if (current.count() == 0 || !Double.isFinite(current.mean())) {
            return Verdict.NONE;
        }
        return suspected == History.UNCHANGED ? watch(round, current, evidence) : decide(round, current, evidence);
    }

    private Verdict watch(long round, Loss current, Evidence evidence) {
        double before = drift.usual();
        if (!drift.shownBy(current)) {
            return Verdict.NONE;
        }
        suspected = round;
        usual = before;
        shock = current.mean();
        older = evidence.lossOnOlder().applyAsDouble(suspected);
        return Verdict.SUSPECTED;
    }

    private Verdict decide(long round, Loss current, Evidence evidence) {
        double over = OVER * (shock - usual);
        if (shock - current.mean() < over && round - suspected < LONGEST) {
            return Verdict.NONE;
        }
        double gain = evidence.lossOfBefore().getAsDouble() - current.mean();
        double rise = evidence.lossOnOlder().applyAsDouble(suspected) - older;
        boolean contradicts = gain >= over && rise >= CONTRADICTION * gain;
        since = contradicts ? suspected : since;
        suspected = History.UNCHANGED;
        return contradicts ? Verdict.CONFIRMED : Verdict.REFUTED;
    }

    /** The share in training of windows from all of the history; the others are from what came {@link #since}. */
    double older() {
        if (suspected != History.UNCHANGED) {
            return MEANWHILE;
        }
        return since == History.UNCHANGED ? 1 : 0;
    }

    /** The round from which on events teach: that of the last change, suspected or confirmed. */
    long since() {
        return suspected == History.UNCHANGED ? since : suspected;
    }

    void write(Bytes.Out out) {
        out.number(since).number(suspected).real(usual).real(shock).real(older);
        drift.write(out);
    }

    void read(Bytes.In in) {
        since = in.number();
        suspected = in.number();
        usual = in.real();
        shock = in.real();
        older = in.real();
        drift.read(in);
    }
}
