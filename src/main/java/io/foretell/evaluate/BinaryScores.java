package io.foretell.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of forecasts of a yes or no. The area under the ROC curve is exact; it costs 4 bytes a row. Not thread-safe.
 *
 * <pre>
 * auc      = P(p of a yes > p of a no) + ½ P(they are equal)
 * accuracy = share of rows with (p ≥ ½) = actual
 * logLoss  = mean −ln p(actual)
 * ece      = Σ n_b / n · |mean p of bin b − share of yeses in bin b|
 * </pre>
 *
 * {@code ece} is the expected calibration error over 15 bins of equal width, [0, 1/15), …, [14/15, 1]: 0 if of the rows
 * that were said to be a yes with p, a share p was (Guo et al., On Calibration of Modern Neural Networks, 2017).
 */
public final class BinaryScores implements Measure<BinaryScores> {

    private static final int BINS = 15;

    private final SortedFloats yes = new SortedFloats(); // p where the actual was yes
    private final SortedFloats no = new SortedFloats();
    private final double[] said = new double[BINS]; // Σ p
    private final long[] yeses = new long[BINS];
    private long right;
    private double loss;

    /** @param probability that had been given to yes, 0 to 1 */
    public void add(boolean actual, float probability, double rowLoss) {
        (actual ? yes : no).add(probability);
        int bin = Math.min(BINS - 1, (int) (BINS * probability));
        said[bin] += probability;
        yeses[bin] += actual ? 1 : 0;
        right += (probability >= 0.5f) == actual ? 1 : 0;
        loss += rowLoss;
    }

    @Override
    public void add(BinaryScores other) {
        yes.add(other.yes);
        no.add(other.no);
        for (int bin = 0; bin < BINS; bin++) {
            said[bin] += other.said[bin];
            yeses[bin] += other.yeses[bin];
        }
        right += other.right;
        loss += other.loss;
    }

    @Override
    public long count() {
        return (long) yes.size() + no.size();
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("auc", auc());
        values.put("accuracy", (double) right / count());
        values.put("logLoss", loss / count());
        values.put("ece", calibrationError());
        return values;
    }

    /** n_b cancels: each bin adds |Σ p − yeses| / n. */
    private double calibrationError() {
        double apart = 0;
        for (int bin = 0; bin < BINS; bin++) {
            apart += Math.abs(said[bin] - yeses[bin]);
        }
        return apart / count();
    }

    /** Mann and Whitney's U over the number of pairs, by one walk along both sorted sides. */
    private double auc() {
        float[] above = yes.sorted();
        float[] below = no.sorted();
        double pairs = 0; // won by a yes, ties half; exact, since halves up to 2⁵² are
        int lower = 0; // noes below this yes
        int upTo = 0; // noes not above it
        for (int i = 0; i < yes.size(); i++) {
            while (lower < no.size() && below[lower] < above[i]) {
                lower++;
            }
            while (upTo < no.size() && below[upTo] <= above[i]) {
                upTo++;
            }
            pairs += 0.5 * ((double) lower + upTo);
        }
        return yes.size() == 0 || no.size() == 0 ? Double.NaN : pairs / ((double) yes.size() * no.size());
    }
}
