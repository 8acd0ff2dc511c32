package io.foretell.feature;

import io.foretell.event.Event;
import io.foretell.spec.Scale;
import java.util.List;

/** One feature's share of the dense numbers of x(t). Immutable. */
sealed interface Dense {

    /** How many dense numbers it has. */
    int width();

    void encode(Event event, KeyContext context, Statistics statistics, float[] dense, int at);

    /** Whether it is scaled by the i-th of {@link Features#scaled()}; its first number then is. */
    default boolean usesStatistics(int i) {
        return false;
    }

    /** What each of its numbers means. */
    List<String> describe();

    /** Scaled values beyond this many deviations count as this many. */
    float LARGEST = 10;

    static float clamped(double scaled) {
        return (float) Math.max(-LARGEST, Math.min(LARGEST, scaled));
    }

    /**
     * [scaled value, 0], or [0, 1] where it is missing.
     *
     * @param index among {@link Features#scaled()}, or among the context's per-key fields; −1 for scale none
     */
    record Number(String field, int column, Scale scale, int index) implements Dense {

        @Override
        public int width() {
            return 2;
        }

        @Override
        public void encode(Event event, KeyContext context, Statistics statistics, float[] dense, int at) {
            boolean there = event.has(column);
            dense[at] = there ? scaled(event.number(column), context, statistics) : 0;
            dense[at + 1] = there ? 0 : 1;
        }

        @Override
        public boolean usesStatistics(int i) {
            return Transform.isOverAllKeys(scale) && index == i;
        }

        private float scaled(float v, KeyContext context, Statistics statistics) {
            return switch (scale) {
                case NONE -> clamped(v);
                case PER_KEY -> {
                    Trend trend = context.trend(index);
                    yield clamped((v - trend.mean()) / trend.deviation());
                }
                case STANDARD, LOG_STANDARD -> statistics.standardised(index, Transform.apply(scale, v));
            };
        }

        @Override
        public List<String> describe() {
            return List.of(field, field + " is missing");
        }
    }

    /** log(1 + seconds since the key's last event), standardised over all keys; 0 for its first. */
    record Elapsed(int index) implements Dense {

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(Event event, KeyContext context, Statistics statistics, float[] dense, int at) {
            dense[at] = context.first() ? 0 : statistics.standardised(index, logSeconds(context));
        }

        @Override
        public boolean usesStatistics(int i) {
            return index == i;
        }

        static double logSeconds(KeyContext context) {
            return Elementary.log1p(context.elapsed() / 1000.0);
        }

        @Override
        public List<String> describe() {
            return List.of("elapsed");
        }
    }

    /** Sine and cosine of a phase that comes round once in {@code steps} steps of {@code millis}, UTC. */
    record Cycle(String name, long millis, long offset, int steps) implements Dense {

        private static final long DAY = 86_400_000;

        /** Once a day, millisecond by millisecond. */
        static Cycle timeOfDay() {
            return new Cycle("time of day", 1, 0, (int) DAY);
        }

        /** Once a week, day by day, beginning on Monday: the first day of 1970 was a Thursday. */
        static Cycle dayOfWeek() {
            return new Cycle("day of week", DAY, 3, 7);
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public void encode(Event event, KeyContext context, Statistics statistics, float[] dense, int at) {
            long step = Math.floorMod(Math.floorDiv(event.time(), millis) + offset, (long) steps);
            double turns = (double) step / steps;
            dense[at] = (float) Elementary.sine(turns);
            dense[at + 1] = (float) Elementary.sine(turns + 0.25); // the cosine
        }

        @Override
        public List<String> describe() {
            return List.of("sine of " + name, "cosine of " + name);
        }
    }
}
