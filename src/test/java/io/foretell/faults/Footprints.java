package io.foretell.faults;

import io.foretell.endtoend.series.Footprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one process holds, from fault to fault: it is to stay what it was. */
final class Footprints {

    private static final int FURTHER_FILES = 30; // connections and RocksDB's own come and go
    private static final int FURTHER_THREADS = 5;
    private static final double MORE_MEMORY = 1.25;

    private final List<Footprint> all = new ArrayList<>();

    Footprint take(Member member) throws IOException {
        Footprint footprint = Footprint.of(member.id());
        all.add(footprint);
        return footprint;
    }

    /** Of each in turn, in megabytes. */
    String memory() {
        return all.stream().map(each -> Long.toString(each.residentBytes() / 1_000_000)).toList().toString();
    }

    Footprint latest() {
        return all.get(all.size() - 1);
    }

    /** @param from the first that is after all had been warmed up; the last one, if there are fewer */
    List<String> growth(int from) {
        Footprint first = all.get(Math.min(from, all.size() - 1));
        Footprint last = latest();
        boolean flat = last.residentBytes() < MORE_MEMORY * first.residentBytes()
                && last.files() <= first.files() + FURTHER_FILES
                && last.threads() <= first.threads() + FURTHER_THREADS;
        return flat ? List.of() : List.of("what it holds grows from " + first + " to " + last);
    }
}
