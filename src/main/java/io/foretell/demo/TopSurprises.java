package io.foretell.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The greatest surprises; of those of one key that are close in time, the greatest. Not thread-safe. */
final class TopSurprises {

    static final int MOST = 10;

    private static final long CLOSE = Duration.ofHours(12).toMillis();

    private final List<Surprise> top = new ArrayList<>(); // the greatest first

    void add(Surprise found) {
        double least = top.size() == MOST ? top.get(MOST - 1).surprise() : 0;
        if (found.surprise() <= least) {
            return;
        }
        if (top.stream().anyMatch(other -> close(other, found) && other.surprise() >= found.surprise())) {
            return;
        }
        top.removeIf(other -> close(other, found));
        top.add(found);
        top.sort(Comparator.comparingDouble(Surprise::surprise).reversed());
        if (top.size() > MOST) {
            top.remove(MOST);
        }
    }

    private static boolean close(Surprise one, Surprise other) {
        return one.key().equals(other.key()) && Math.abs(one.time() - other.time()) < CLOSE;
    }

    List<Surprise> list() {
        return List.copyOf(top);
    }
}
