package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NumberSeriesTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void lastValue_isTheOneKnownWhenTheForecastWasMade() {
        NumberSeries series = hourly(3, 10, 20, 30);
        assertThat(NumberBaseline.LAST_VALUE.forecast(series, 1, 3 * HOUR)).isEqualTo(30);
        assertThat(NumberBaseline.LAST_VALUE.forecast(series, 3, 3 * HOUR)).isEqualTo(10);
    }

    @Test
    void runningMean_isTheOneKnownWhenTheForecastWasMade() {
        NumberSeries series = hourly(3, 10, 20, 60);
        assertThat(NumberBaseline.RUNNING_MEAN.forecast(series, 1, 3 * HOUR)).isEqualTo(30);
        assertThat(NumberBaseline.RUNNING_MEAN.forecast(series, 2, 3 * HOUR)).isEqualTo(15);
    }

    @Test
    void sameTimeYesterdayAndLastWeek_areLookedUpByTime() {
        NumberSeries series = new NumberSeries(1);
        for (int hour = 0; hour < 10 * 24; hour++) {
            series.add(hour * HOUR, hour);
        }
        assertThat(NumberBaseline.SAME_TIME_YESTERDAY.forecast(series, 1, 240 * HOUR)).isEqualTo(216);
        assertThat(NumberBaseline.SAME_TIME_LAST_WEEK.forecast(series, 1, 240 * HOUR)).isEqualTo(240 - 168);
    }

    @Test
    void missingTime_givesTheNearestBefore() {
        NumberSeries series = new NumberSeries(1);
        series.add(0, 1);
        series.add(HOUR, 2);
        series.add(30 * HOUR, 3);
        assertThat(series.valueAt(10 * HOUR, 1)).isEqualTo(2);
    }

    @Test
    void timeBeforeTheFirst_givesTheLastValue() {
        assertThat(hourly(2, 5, 6).valueAt(-1, 1)).isEqualTo(6);
        assertThat(hourly(2, 5, 6).valueAt(-1, 2)).isEqualTo(5);
    }

    @Test
    void valueThatWasNotYetKnown_isNotLookedUp() {
        NumberSeries series = hourly(3, 10, 20, 30);
        assertThat(series.valueAt(2 * HOUR, 3)).isEqualTo(10);
    }

    @Test
    void lateEvent_isALastValueWithoutAPlaceInTime() {
        NumberSeries series = hourly(2, 10, 20);
        series.add(HOUR / 2, 99);
        assertThat(series.value(1)).isEqualTo(99);
        assertThat(series.valueAt(HOUR / 2, 1)).isEqualTo(10);
    }

    @Property(tries = 100)
    void lookups_areThoseOfAPlainSearch(
            @ForAll @Size(min = 1, max = 400) List<@IntRange(max = 9) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 4) int ago) {
        NumberSeries series = new NumberSeries(4);
        List<Long> times = new ArrayList<>();
        long time = 0;
        for (int gap : gaps) {
            time += gap * HOUR;
            times.add(time);
            series.add(time, times.size());
            if (times.size() >= ago) {
                long wanted = time - NumberSeries.MEMORY.toMillis();
                assertThat(series.valueAt(wanted, ago)).isEqualTo(plain(times, wanted, times.size() - ago + 1));
            }
        }
    }

    /** Values are 1, 2, 3, …; the last of the known ones up to that time, or the last of all. */
    private static float plain(List<Long> times, long wanted, int known) {
        int last = 0;
        while (last < known && times.get(last) <= wanted) {
            last++;
        }
        return last > 0 ? last : known;
    }

    private static NumberSeries hourly(int horizon, float... values) {
        NumberSeries series = new NumberSeries(horizon);
        for (int i = 0; i < values.length; i++) {
            series.add(i * HOUR, values[i]);
        }
        return series;
    }
}
