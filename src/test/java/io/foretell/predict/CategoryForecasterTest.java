package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryForecasterTest {

    private static final int PLACES = 41;
    private static final Blueprint OPEN = blueprint(new Vocabulary.Open(PLACES - 1));
    private static final Blueprint CLOSED =
            blueprint(new Vocabulary.Closed(IntStream.range(0, PLACES - 1).mapToObj(i -> "w" + i).toList()));

    private static Blueprint blueprint(Vocabulary vocabulary) {
        return Blueprint.of(Models.spec(
                List.of(new Feature.Category("type", vocabulary)),
                new Target.Category("type", vocabulary),
                new LstmSize(2, 1)));
    }

    private static List<Forecast.Likely> forecast(Blueprint blueprint, int words, float[] z) {
        Snapshot snapshot = Models.learned(blueprint, 1, words);
        Forecast forecast = new CategoryForecaster(blueprint.targets()).forecast(
                snapshot, new KeyState(blueprint), Models.event(blueprint, "k", 0, 0, "w1", true), z);
        return ((Forecast.Categories) forecast).likeliest();
    }

    private static float[] random(long seed) {
        Random random = new Random(seed);
        float[] z = new float[PLACES];
        for (int i = 0; i < PLACES; i++) {
            z[i] = (float) random.nextGaussian() * 3;
        }
        return z;
    }

    @Test
    void manyPlaces_theTenLikeliestByTheSoftmax() {
        for (int seed = 0; seed < 100; seed++) {
            float[] z = random(seed);
            double sum = IntStream.range(0, PLACES).mapToDouble(i -> Math.exp(z[i])).sum();
            List<Integer> order = IntStream.range(0, PLACES).boxed()
                    .sorted((a, b) -> Float.compare(z[b], z[a])).limit(10).toList();

            List<Forecast.Likely> likeliest = forecast(CLOSED, 0, z.clone());

            assertThat(likeliest).hasSize(10);
            for (int i = 0; i < 10; i++) {
                int place = order.get(i);
                assertThat(likeliest.get(i).value()).isEqualTo(place == 0 ? "" : "w" + (place - 1));
                assertThat(likeliest.get(i).probability())
                        .isCloseTo((float) (Math.exp(z[place]) / sum), within(1e-6f));
            }
        }
    }

    @Test
    void equals_theLowerPlaceFirst() {
        assertThat(forecast(CLOSED, 0, new float[PLACES]))
                .extracting(Forecast.Likely::value)
                .containsExactly("", "w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8");
    }

    @Test
    void placesNotTaken_countAsAnythingElse() {
        List<Forecast.Likely> likeliest = forecast(OPEN, 2, new float[PLACES]);

        assertThat(likeliest).extracting(Forecast.Likely::value).containsExactly("", "w0", "w1");
        assertThat(likeliest.get(0).probability()).isCloseTo((PLACES - 2f) / PLACES, within(1e-6f));
    }

    @Test
    void vanishingPlaces_stayFinite() {
        float[] z = new float[PLACES];
        Arrays.fill(z, -1e30f);
        z[5] = 1e30f;

        List<Forecast.Likely> likeliest = forecast(OPEN, 10, z);

        assertThat(likeliest.get(0)).isEqualTo(new Forecast.Likely("w4", 1));
        assertThat(likeliest).allSatisfy(likely -> assertThat(likely.probability()).isBetween(0f, 1f));
    }
}
