package io.foretell.feature;

import io.foretell.event.Schema;
import io.foretell.spec.Feature;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Every vocabulary of a spec, once: a field (or cross) has one, whoever uses it. Filled at construction. */
final class VocabularyTable {

    /**
     * @param fields  one for a category, two or more for a cross
     * @param columns where their words are
     */
    record Entry(List<String> fields, List<Integer> columns, Vocabulary vocabulary) {

        String name() {
            return String.join("×", fields);
        }

        boolean isOpen() {
            return vocabulary instanceof Vocabulary.Open;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    VocabularyTable(Spec spec, Schema schema) {
        for (Feature feature : spec.features()) {
            if (feature instanceof Feature.Category category) {
                add(List.of(category.field()), category.vocabulary(), schema);
            } else if (feature instanceof Feature.Cross cross) {
                add(cross.fields(), cross.vocabulary(), schema);
            }
        }
        if (spec.target() instanceof Target.Category category) {
            add(List.of(category.field()), category.vocabulary(), schema);
        } else if (spec.target() instanceof Target.Binary binary) {
            binary.per().ifPresent(per -> add(List.of(per.field()), per.vocabulary(), schema));
        }
    }

    private void add(List<String> fields, Vocabulary vocabulary, Schema schema) {
        if (find(fields) < 0) {
            List<Integer> columns = fields.stream()
                    .map(field -> schema.column(field, Schema.Kind.WORD))
                    .toList();
            entries.add(new Entry(fields, columns, vocabulary));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    int indexOf(List<String> fields) {
        int index = find(fields);
        if (index < 0) {
            throw new IllegalArgumentException("no such vocabulary: fields=" + fields);
        }
        return index;
    }

    private int find(List<String> fields) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).fields().equals(fields)) {
                return i;
            }
        }
        return -1;
    }
}
