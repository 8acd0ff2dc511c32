package io.foretell.spec;

import java.math.BigDecimal;
import java.time.Duration;

/** A limit on everything: what a spec may ask for. All bounds are inclusive. */
public final class Limits {

    /**
     * Whole numbers from {@code least} to {@code most}.
     *
     * @param why what the bounds follow from, where it is not plain; else empty
     */
    public record Range(long least, long most, String why) {
        public Range(long least, long most) {
            this(least, most, "");
        }

        public boolean contains(long value) {
            return value >= least && value <= most;
        }

        @Override
        public String toString() {
            return least + " to " + most + (why.isEmpty() ? "" : " (" + why + ")");
        }
    }

    /** Numbers from {@code least} to {@code most}. */
    public record Interval(double least, double most) {
        public boolean contains(double value) {
            return value >= least && value <= most;
        }

        @Override
        public String toString() {
            return plain(least) + " to " + plain(most);
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** Size of the file. */
    public static final int FILE_BYTES = 1024 * 1024;
    /** Lists and maps inside each other. */
    public static final int NESTING = 16;

    /** Leaves room in Kafka's 249 for what we and Streams append: topics, stores, repartitioning. */
    public static final int NAME_LENGTH = 120;
    /** Kafka's own limit. */
    public static final int TOPIC_LENGTH = 249;
    public static final int FIELD_LENGTH = 256;
    /** A category's value, in UTF-16 units. */
    public static final int WORD_LENGTH = 256;

    public static final int FEATURES = 256;
    public static final Range CROSS_FIELDS = new Range(2, 8);
    /** Values of a category, "anything else" not counted. */
    public static final Range VOCABULARY = new Range(1, 100_000);
    /** Of a prediction that has a probability for each value of {@code per}, which must fit into a record. */
    public static final int PER_BYTES = 900_000;
    /** Around each of these values: {@code {"value":"…","probability":1.2345678E-10},}. */
    public static final int PER_VALUE_BYTES = 48;
    public static final Range HORIZON = new Range(1, 256);

    public static final Range HIDDEN = new Range(1, 1024);
    public static final Range LAYERS = new Range(1, 8);
    /** Weights of the whole model: 200 MB of floats. */
    public static final long PARAMETERS = 50_000_000;

    public static final Duration SHORTEST_ROUND = Duration.ofMillis(100);
    public static final Duration LONGEST_ROUND = Duration.ofDays(1);
    public static final Range ROUND_EVENTS = new Range(1, 1_000_000_000);
    public static final Range STEPS = new Range(1, 10_000);
    public static final Range WINDOW = new Range(2, 4096);
    public static final Range BATCH = new Range(1, 4096);
    /** Events kept per key; also at least the window and the horizon together. */
    public static final Range HISTORY = new Range(2, 1_000_000);
    public static final Interval RATE = new Interval(1e-9, 1);
    public static final Interval MOMENTUM = new Interval(0, 0.999);
    public static final Interval CLIP_NORM = new Interval(1e-6, 1e6);
    /** Share of one core. */
    public static final Interval BUDGET = new Interval(0.01, 1);

    public static final Duration SHORTEST_MEMORY = Duration.ofSeconds(1);
    public static final Duration LONGEST_MEMORY = Duration.ofDays(36_500);

    /** Keys whose signatures are believed: one, and others while keys change. */
    public static final int PUBLIC_KEYS = 16;

    private Limits() {}
}
