package io.foretell.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

    @Test
    void lowerTimesAndHigherRates_areBothFaster() {
        assertThat(SpeedTable.of(speeds("17")).lines()).contains(
                "| one step, H/D | Foretell | × ONNX Runtime, tensors reused | × DJL / libtorch |",
                "| 64/32 | **2.50 µs per step** | 4.0 | 40 |",
                "| 128/64 | **5.00 µs per step** | – | 0.5 |",
                "| training, H/D | Foretell | × DJL / libtorch |",
                "| 64/32 | **200,000 timesteps/s** | 2.0 |");
    }

    @Test
    void event_showsTimeAndBytes() {
        assertThat(SpeedTable.of(speeds("17")).lines())
                .contains("| 64/10 | event | **4,000 ns per event** | 1,500 | 8,000 ns per event |",
                        "| 64/10 | decode | **900 ns per event** | 300 | – |");
    }

    @Test
    void figure_isTheMedianOfTheBest() {
        Figure.Name time = new Figure.Name("step", Contestant.DJL, "64/32", Measure.MICROS_PER_STEP);
        List<Figure.Fork> forks = List.of(fork(3, 9), fork(5, 4), fork(8, 6));
        assertThat(Figure.of(time, forks).value()).isEqualTo(4);
        Figure.Name rate = new Figure.Name("training", Contestant.DJL, "64/32", Measure.TIMESTEPS_PER_SECOND);
        assertThat(Figure.of(rate, forks).value()).isEqualTo(8);
        assertThat(Figure.of(rate, forks.subList(0, 2)).value()).isEqualTo(7);
    }

    private static Figure.Fork fork(double... iterations) {
        return new Figure.Fork(Arrays.stream(iterations).boxed().toList(), 0);
    }

    static Speeds speeds(String java) {
        return new Speeds(
                new Conditions("2026-01-31", "abc1234", new Machine("some processor", 2, java, "plain Java")),
                Map.of("DJL", "1.2"),
                List.of(
                        figure("step", Contestant.FORETELL, "64/32", Measure.MICROS_PER_STEP, 2.5, 0),
                        figure("step", Contestant.ONNX_RUNTIME, "64/32", Measure.MICROS_PER_STEP, 10, 0),
                        figure("step", Contestant.DJL, "64/32", Measure.MICROS_PER_STEP, 100, 0),
                        figure("step", Contestant.FORETELL, "128/64", Measure.MICROS_PER_STEP, 5, 0),
                        figure("step", Contestant.DJL, "128/64", Measure.MICROS_PER_STEP, 2.5, 0),
                        figure("training", Contestant.FORETELL, "64/32", Measure.TIMESTEPS_PER_SECOND, 200_000, 0),
                        figure("training", Contestant.DJL, "64/32", Measure.TIMESTEPS_PER_SECOND, 100_000, 0),
                        figure("event", Contestant.FORETELL, "64/10", Measure.NANOS_PER_EVENT, 4_000, 1_500),
                        figure("event", Contestant.FORETELL_PLAIN, "64/10", Measure.NANOS_PER_EVENT, 8_000, 1_500),
                        figure("decode", Contestant.FORETELL, "64/10", Measure.NANOS_PER_EVENT, 900, 300)));
    }

    private static Figure figure(
            String benchmark, Contestant contestant, String size, Measure measure, double value, double bytes) {
        return Figure.of(new Figure.Name(benchmark, contestant, size, measure),
                List.of(new Figure.Fork(List.of(value), bytes)));
    }
}
