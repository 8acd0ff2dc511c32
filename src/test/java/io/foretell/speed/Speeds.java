package io.foretell.speed;

import io.foretell.measure.Conditions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one run gave, as it is kept in a file.
 *
 * @param versions of those compared with
 */
record Speeds(Conditions conditions, Map<String, String> versions, List<Figure> figures) {

    Optional<Figure> find(String benchmark, Contestant contestant, String size) {
        return figures.stream()
                .filter(figure -> figure.benchmark().equals(benchmark)
                        && figure.contestant() == contestant
                        && figure.size().equals(size))
                .findFirst();
    }

    /** Of one benchmark, in the order of the run. */
    Set<String> sizes(String benchmark) {
        Set<String> sizes = new LinkedHashSet<>();
        figures.stream().filter(figure -> figure.benchmark().equals(benchmark)).forEach(f -> sizes.add(f.size()));
        return sizes;
    }
}
