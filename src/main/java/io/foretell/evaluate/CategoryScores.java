package io.foretell.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of forecasts of a category.
 *
 * <pre>
 * top1, top5 = share of rows whose actual value is among the 1, 5 likeliest
 * mrr        = mean 1 / rank
 * logLoss    = mean −ln p(actual)
 * </pre>
 */
final class CategoryScores implements Measure<CategoryScores> {

    /** The rank of a value that the forecast could not name. */
    static final int UNNAMED = Integer.MAX_VALUE;

    private static final int FEW = 5;

    private long count;
    private long first;
    private long few;
    private double reciprocal; // Σ 1 / rank
    private double loss; // Σ −ln p

    /** @param rank of the actual among the forecast's values, 1 is the likeliest; {@link #UNNAMED} is a miss */
    void add(int rank, double rowLoss) {
        count++;
        loss += rowLoss;
        if (rank == UNNAMED) {
            return;
        }
        first += rank == 1 ? 1 : 0;
        few += rank <= FEW ? 1 : 0;
        reciprocal += 1.0 / rank;
    }

    @Override
    public void add(CategoryScores other) {
        count += other.count;
        first += other.first;
        few += other.few;
        reciprocal += other.reciprocal;
        loss += other.loss;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("top1", (double) first / count);
        values.put("top5", (double) few / count);
        values.put("mrr", reciprocal / count);
        values.put("logLoss", loss / count);
        return values;
    }
}
