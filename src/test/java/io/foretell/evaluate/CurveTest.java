package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Property(tries = 50)
    void anyNumberOfEvents_givesAtMostAHundredPoints(@ForAll @IntRange(min = 1, max = 100_000) int events) {
        List<CurvePoint> points = curve(events).points(events);
        assertThat(points).hasSizeBetween(1, Curve.MOST);
        assertThat(points.get(points.size() - 1).events()).isEqualTo(events);
        assertThat(points.stream().mapToLong(CurvePoint::scored).sum()).isEqualTo(events);
    }

    @Property(tries = 50)
    void laterEvents_changeNoPointThatIsStillThere(
            @ForAll @IntRange(min = 100, max = 30_000) int events, @ForAll @IntRange(min = 1, max = 30_000) int later) {
        Map<Long, CurvePoint> before = byEvents(curve(events).points(events));
        Map<Long, CurvePoint> after = byEvents(curve(events + later).points(events + later));
        before.values().stream()
                .filter(point -> after.containsKey(point.events()))
                .forEach(point -> assertThat(after.get(point.events()).soFar().get("mae"))
                        .isEqualTo(point.soFar().get("mae")));
    }

    @Test
    void stretchesWithoutScoredRows_haveNoPoint() {
        Curve<NumberErrors> curve = new Curve<>(NumberErrors::new);
        curve.at(950).add(1, 0);
        assertThat(curve.points(1_000)).extracting(CurvePoint::events).containsExactly(1_000L);
    }

    @Test
    void total_isTheLastPointSoFar() {
        Curve<NumberErrors> curve = curve(25_000);
        List<CurvePoint> points = curve.points(25_000);
        assertThat(curve.total().values()).isEqualTo(points.get(points.size() - 1).soFar());
    }

    private static Map<Long, CurvePoint> byEvents(List<CurvePoint> points) {
        return points.stream().collect(Collectors.toMap(CurvePoint::events, Function.identity()));
    }

    private static Curve<NumberErrors> curve(int events) {
        Curve<NumberErrors> curve = new Curve<>(NumberErrors::new);
        for (int event = 1; event <= events; event++) {
            curve.at(event).add(event % 7, 0); // whole numbers, so that sums are exact in any order
        }
        return curve;
    }
}
