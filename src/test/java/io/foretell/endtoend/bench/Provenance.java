package io.foretell.endtoend.bench;

import io.foretell.measure.Conditions;
import java.util.List;
import java.util.stream.Collectors;

/** Where a table's figures come from, as the lines below it. */
public final class Provenance {

    private Provenance() {}

    public static String of(List<Conditions> all) {
        return all.stream().distinct().map(Provenance::line).collect(Collectors.joining());
    }

    private static String line(Conditions conditions) {
        var machine = conditions.machine();
        return "Measured on %s, %s, %d cores, Java %s, code %s.%n".formatted(
                conditions.date(), machine.processor(), machine.cores(), machine.java(), conditions.code());
    }
}
