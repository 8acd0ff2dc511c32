package io.foretell.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A measure over time, in at most {@link #MOST} buckets of equally many events. When there are more events, two
 * neighbours become one: so the values at any bucket's end depend on the events up to it and on nothing later. Not
 * thread-safe.
 */
public final class Curve<M extends Measure<M>> {

    static final int MOST = 100;

    private static final int FIRST_WIDTH = 100; // events

    private final Supplier<M> empty;
    private final List<M> buckets = new ArrayList<>();
    private long width = FIRST_WIDTH;

    /** @param empty makes a measure of no rows */
    public Curve(Supplier<M> empty) {
        this.empty = empty;
    }

    /**
     * The measure of the bucket that the event falls into, for its score to be added.
     *
     * @param event its number in the file, from 1 on, never falling
     */
    public M at(long event) {
        while ((event - 1) / width >= MOST) {
            halve();
        }
        int bucket = (int) ((event - 1) / width);
        while (buckets.size() <= bucket) {
            buckets.add(empty.get());
        }
        return buckets.get(bucket);
    }

    M total() {
        M total = empty.get();
        buckets.forEach(total::add);
        return total;
    }

    /** A point for each bucket in which rows counted. @param events in the file, where the last bucket ends */
    public List<CurvePoint> points(long events) {
        List<CurvePoint> points = new ArrayList<>();
        M soFar = empty.get();
        for (int i = 0; i < buckets.size(); i++) {
            M bucket = buckets.get(i);
            if (bucket.count() > 0) {
                soFar.add(bucket);
                long end = Math.min(events, (i + 1) * width);
                points.add(new CurvePoint(end, bucket.count(), bucket.values(), soFar.values()));
            }
        }
        return points;
    }

    private void halve() {
        List<M> pairs = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i += 2) {
            M pair = buckets.get(i);
            if (i + 1 < buckets.size()) {
                pair.add(buckets.get(i + 1));
            }
            pairs.add(pair);
        }
        buckets.clear();
        buckets.addAll(pairs);
        width *= 2;
    }
}
