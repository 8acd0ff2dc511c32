package io.foretell.predict;

/**
 * A forecast of a category in bounded room: the likeliest values one by one, of the others only how likely they are on
 * average. A row of floats, which hold whole numbers up to 2^24 exactly:
 *
 * <pre>
 * 0        1                2          3                    4
 * │ places │ log p of       │ its rank │ log of the mean p  │ n × (place, log p)
 * │ taken  │ anything else  │          │ of those not named │ the likeliest first, of equals the lower place
 * </pre>
 * with n = min({@value #MOST}, places taken − 1). A value that is not named counts with that mean and the middle of the
 * ranks left. Those are probabilities that sum to 1 as well, only flatter, so the loss is honest: what came is charged
 * with no more than was said of it and its like.
 */
final class Ranking {

    /** Values named. Each takes 8 bytes in the state of every key. */
    static final int MOST = 128;

    private static final int TAKEN = 0;
    private static final int OTHER = 1;
    private static final int RANK_OF_OTHER = 2;
    private static final int REST = 3;
    private static final int NAMED = 4;
    private static final int PAIR = 2;

    private final float[] row;

    Ranking(float[] row) {
        this.row = row;
    }

    /** Floats of a row with so many places taken, place 0 included. */
    static int length(int taken) {
        return NAMED + PAIR * named(taken);
    }

    private static int named(int taken) {
        return Math.min(MOST, taken - 1);
    }

    /** Makes the row that of {@code logs}, log p by place. */
    void fill(float[] logs, int taken) {
        int found = 0;
        int aboveOther = 0;
        for (int p = 1; p < taken; p++) {
            aboveOther += logs[p] > logs[0] ? 1 : 0;
            if (found < named(taken) || logs[p] > log(found - 1)) {
                found = Math.min(found + 1, named(taken));
                insert(p, logs[p], found - 1);
            }
        }
        row[TAKEN] = taken;
        row[OTHER] = logs[0];
        row[RANK_OF_OTHER] = aboveOther + 1;
        row[REST] = taken - 1 > found ? meanOfRest(logs, taken, found) : 0;
    }

    /** @param last the position to fill at most; what stands there goes */
    private void insert(int place, float logarithm, int last) {
        int at = last;
        for (; at > 0 && log(at - 1) < logarithm; at--) {
            row[NAMED + PAIR * at] = row[NAMED + PAIR * (at - 1)];
            row[NAMED + PAIR * at + 1] = row[NAMED + PAIR * (at - 1) + 1];
        }
        row[NAMED + PAIR * at] = place;
        row[NAMED + PAIR * at + 1] = logarithm;
    }

    private float meanOfRest(float[] logs, int taken, int found) {
        float max = Float.NEGATIVE_INFINITY;
        for (int p = 1; p < taken; p++) {
            max = isNamed(p, logs[p], found - 1) ? max : Math.max(max, logs[p]);
        }
        double sum = 0;
        for (int p = 1; p < taken; p++) {
            sum += isNamed(p, logs[p], found - 1) ? 0 : StrictMath.exp((double) logs[p] - max);
        }
        return (float) Math.max(-Float.MAX_VALUE, max + StrictMath.log(sum / (taken - 1 - found)));
    }

    private boolean isNamed(int place, float logarithm, int last) {
        return logarithm > log(last) || logarithm == log(last) && place <= place(last);
    }

    private int place(int i) {
        return (int) row[NAMED + PAIR * i];
    }

    private float log(int i) {
        return row[NAMED + PAIR * i + 1];
    }

    /** Places that the forecasting model had taken, place 0 included. */
    int taken() {
        return (int) row[TAKEN];
    }

    /** The place of a rank from 1 on, which must be one of the {@value #MOST} first. */
    int placeOf(int rank) {
        int ofOther = (int) row[RANK_OF_OTHER];
        return rank == ofOther ? 0 : place(rank < ofOther ? rank - 1 : rank - 2);
    }

    /** The rank of a place that was taken. */
    int rankOf(int place) {
        int ofOther = (int) row[RANK_OF_OTHER];
        int named = named(taken());
        int at = indexOf(place);
        int before = at < named ? at : named + (taken() - 2 - named) / 2; // without anything else
        return place == 0 ? ofOther : before + (before + 1 < ofOther ? 1 : 2);
    }

    /** log p of a place that was taken. */
    float logOf(int place) {
        int at = indexOf(place);
        if (place == 0) {
            return row[OTHER];
        }
        return at < named(taken()) ? log(at) : row[REST];
    }

    private int indexOf(int place) {
        int at = 0;
        while (at < named(taken()) && place(at) != place) {
            at++;
        }
        return at;
    }
}
