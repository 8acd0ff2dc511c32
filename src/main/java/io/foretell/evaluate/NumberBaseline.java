package io.foretell.evaluate;

import java.time.Duration;

/**
 * What anyone could forecast without a model. Like the model's, a forecast for {@code ahead} events ahead knows only
 * what had arrived that many events before.
 */
enum NumberBaseline {
    LAST_VALUE("lastValue") {
        @Override
        float forecast(NumberSeries past, int ahead, long time) {
            return past.value(ahead);
        }
    },
    SAME_TIME_YESTERDAY("sameTimeYesterday") {
        @Override
        float forecast(NumberSeries past, int ahead, long time) {
            return past.valueAt(time - Duration.ofDays(1).toMillis(), ahead);
        }
    },
    SAME_TIME_LAST_WEEK("sameTimeLastWeek") {
        @Override
        float forecast(NumberSeries past, int ahead, long time) {
            return past.valueAt(time - NumberSeries.MEMORY.toMillis(), ahead);
        }
    },
    RUNNING_MEAN("runningMean") {
        @Override
        float forecast(NumberSeries past, int ahead, long time) {
            return past.mean(ahead);
        }
    };

    private final String title;

    NumberBaseline(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean needsClock() {
        return this == SAME_TIME_YESTERDAY || this == SAME_TIME_LAST_WEEK;
    }

    /**
     * @param past  of the key, before the event that is forecast
     * @param ahead how many events before that one the forecast is made, from 1 on
     * @param time  of the event that is forecast, epoch millis
     */
    abstract float forecast(NumberSeries past, int ahead, long time);
}
