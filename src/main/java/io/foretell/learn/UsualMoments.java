package io.foretell.learn;

import io.foretell.feature.Moments;
import java.util.Arrays;

/**
 * The moments of one round's values of one number, without the few that are far off what is known: one key that sends
 * 10³⁸ would else make all other keys' numbers look alike, for ever. If half of the values are far off, the world is
 * another, and all count.
 *
 * <pre>
 * far off: |v − mean| &gt; {@value #FAR} deviations, as the candidate knows them
 *          |v − median| &gt; {@value #FIRST_FAR} r as long as nothing is known, r the lower quartile
 *          of those |v − median| that are not 0: a number that is mostly 0 has a scale, too
 * </pre>
 *
 * Not thread-safe.
 */
final class UsualMoments {

    /** Beyond it, scaled values are clamped in any case. */
    private static final double FAR = 10;

    private static final double FIRST_FAR = 100;

    /** Values by which the first bounds are found, at most. */
    private static final int FIRST = 4096;

    private final double[] first; // empty if there are bounds already
    private int waiting; // of them
    private double centre;
    private double reach;
    private Moments near = Moments.NONE;
    private Moments far = Moments.NONE;

    /** @param known of the rounds before; says nothing as long as no two values differed */
    UsualMoments(Moments known) {
        first = new double[known.m2() > 0 ? 0 : FIRST];
        centre = known.mean();
        reach = FAR * known.deviation();
    }

    void add(double value) {
        if (waiting < first.length) {
            first[waiting++] = value;
            if (waiting == first.length) {
                settle();
            }
        } else {
            count(value);
        }
    }

    private void count(double value) {
        if (Math.abs(value - centre) > reach) {
            far = far.plus(value);
        } else {
            near = near.plus(value);
        }
    }

    private void settle() {
        double[] sorted = Arrays.copyOf(first, waiting);
        Arrays.sort(sorted);
        centre = sorted[waiting / 2];
        double[] off = Arrays.stream(sorted)
                .map(value -> Math.abs(value - centre))
                .filter(away -> away > 0)
                .sorted()
                .toArray();
        reach = off.length == 0 ? Double.POSITIVE_INFINITY : FIRST_FAR * off[off.length / 4];
        Arrays.stream(first, 0, waiting).forEach(this::count);
    }

    Moments told() {
        if (waiting > 0 && waiting < first.length) {
            settle();
        }
        return near.count() > far.count() ? near : near.plus(far);
    }
}
