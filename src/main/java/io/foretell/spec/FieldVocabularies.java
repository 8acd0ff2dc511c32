package io.foretell.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one vocabulary of each field (or crossed fields), wherever in the file it is given: first all places
 * {@link #declare}, then each asks {@link #of}.
 */
final class FieldVocabularies {

    private record Declared(Vocabulary vocabulary, String path) {}

    private static final Limits.Range SIZE = Limits.VOCABULARY;

    private final Map<List<String>, Declared> declared = new LinkedHashMap<>();

    /** Takes {@code values} or {@code size} of a section, if it has one of them. */
    void declare(List<String> fields, Section section) {
        read(section).ifPresent(vocabulary -> {
            Declared first = declared.putIfAbsent(fields, new Declared(vocabulary, section.path()));
            if (first != null && !first.vocabulary().equals(vocabulary)) {
                place(section).refuse(description(vocabulary),
                        "as in %s, %s: a field has one vocabulary, given once or the same everywhere"
                                .formatted(first.path(), description(first.vocabulary())));
            }
        });
    }

    Vocabulary of(List<String> fields) {
        Declared known = declared.get(fields);
        return known == null ? Defaults.VOCABULARY : known.vocabulary();
    }

    private static Optional<Vocabulary> read(Section section) {
        if (section.has("values") && section.has("size")) {
            place(section).refuse("values and size", "one of them: values if they are known, size to learn them");
            return Optional.empty();
        }
        if (section.has("values")) {
            return section.value("values").flatMap(FieldVocabularies::closed);
        }
        return section.value("size")
                .flatMap(size -> size.integer(SIZE).stream().boxed().findFirst())
                .map(size -> new Vocabulary.Open(size.intValue()));
    }

    private static Value place(Section section) {
        return section.value("values").or(() -> section.value("size")).orElseThrow();
    }

    private static Optional<Vocabulary> closed(Value values) {
        String allowed = "a list of " + SIZE + " different values";
        List<Value> list = values.list(allowed).orElse(List.of());
        Set<String> words = new LinkedHashSet<>();
        for (Value value : list) {
            Words.read(value).filter(word -> !words.add(word)).ifPresent(word ->
                    value.refuse(value.found() + " a second time", "each value once"));
        }
        if (values.isList() && !SIZE.contains(list.size())) {
            values.refuse(list.size() + " values", allowed);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Vocabulary.Closed(List.copyOf(words)));
    }

    private static String description(Vocabulary vocabulary) {
        return vocabulary instanceof Vocabulary.Open open
                ? "size " + open.size()
                : "values " + Value.shown(((Vocabulary.Closed) vocabulary).values().toString());
    }
}
