package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RankingTest {

    /** log p by place; in steps of a quarter, so that some are equal. */
    private static float[] logs(int taken, long seed) {
        Random random = new Random(seed);
        double[] z = IntStream.range(0, taken).mapToDouble(p -> random.nextInt(24) / 4.0).toArray();
        double sum = IntStream.range(0, taken).mapToDouble(p -> Math.exp(z[p])).sum();
        float[] logs = new float[taken];
        for (int p = 0; p < taken; p++) {
            logs[p] = (float) (z[p] - Math.log(sum));
        }
        return logs;
    }

    private static Ranking of(float[] logs) {
        float[] row = new float[Ranking.length(logs.length)];
        new Ranking(row).fill(logs, logs.length);
        return new Ranking(row.clone());
    }

    @Property(tries = 200)
    void theLikeliest_areRankedExactly(@ForAll @IntRange(min = 1, max = 400) int taken, @ForAll long seed) {
        float[] logs = logs(taken, seed);
        Ranking ranking = of(logs);
        List<Integer> order = IntStream.range(0, taken).boxed()
                .sorted(Comparator.comparing((Integer p) -> -logs[p]).thenComparing(p -> p))
                .toList();
        assertThat(ranking.taken()).isEqualTo(taken);
        for (int rank = 1; rank <= Math.min(Ranking.MOST, taken); rank++) {
            int place = order.get(rank - 1);
            assertThat(ranking.placeOf(rank)).isEqualTo(place);
            assertThat(ranking.rankOf(place)).isEqualTo(rank);
            assertThat(ranking.logOf(place)).isEqualTo(logs[place]);
        }
        assertThat(ranking.rankOf(0)).isEqualTo(order.indexOf(0) + 1);
        assertThat(ranking.logOf(0)).isEqualTo(logs[0]);
    }

    @Property(tries = 200)
    void allPlaces_sumToOneAndRankWithinTheirNumber(
            @ForAll @IntRange(min = 1, max = 1000) int taken, @ForAll long seed) {
        Ranking ranking = of(logs(taken, seed));
        double sum = 0;
        for (int p = 0; p < taken; p++) {
            sum += Math.exp(ranking.logOf(p));
            assertThat(ranking.rankOf(p)).isBetween(1, taken);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    @Example
    void valuesNotNamed_haveTheirMeanAndTheMiddleOfTheirRanks() {
        float[] logs = new float[1 + Ranking.MOST + 3];
        Arrays.fill(logs, -1);
        logs[0] = -2;
        logs[7] = (float) Math.log(0.01);
        logs[8] = (float) Math.log(0.02);
        logs[9] = (float) Math.log(0.06);
        Ranking ranking = of(logs);
        for (int p = 7; p <= 9; p++) {
            assertThat(ranking.logOf(p)).isCloseTo((float) Math.log(0.03), within(1e-6f));
            assertThat(ranking.rankOf(p)).isEqualTo(1 + Ranking.MOST + 2);
        }
    }

    @Example
    void hopelessValues_stayFinite() {
        float[] logs = new float[300];
        Arrays.fill(logs, -Float.MAX_VALUE);
        logs[0] = 0;
        Ranking ranking = of(logs);
        assertThat(ranking.placeOf(1)).isZero();
        assertThat(ranking.logOf(299)).isEqualTo(-Float.MAX_VALUE);
    }
}
