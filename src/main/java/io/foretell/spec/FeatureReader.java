package io.foretell.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the entries of {@code features}. An entry becomes a supplier, to be asked when every vocabulary of the file has
 * been declared.
 */
final class FeatureReader {

    private static final String ALLOWED = "a list of 1 to " + Limits.FEATURES + " features";

    private final FieldVocabularies vocabularies;
    private final Set<String> unclear = new HashSet<>();
    private final Map<String, Function<Section, Optional<Supplier<Feature>>>> types = new LinkedHashMap<>();

    FeatureReader(FieldVocabularies vocabularies) {
        this.vocabularies = vocabularies;
        types.put("number", this::number);
        types.put("category", this::category);
        types.put("elapsed", entry -> time(entry, new Feature.Elapsed()));
        types.put("time-of-day", entry -> time(entry, new Feature.TimeOfDay()));
        types.put("day-of-week", entry -> time(entry, new Feature.DayOfWeek()));
        types.put("cross", this::cross);
    }

    List<Supplier<Feature>> read(Section root) {
        Optional<Value> features = root.required("features", ALLOWED);
        List<Value> entries = features.flatMap(value -> value.list(ALLOWED)).orElse(List.of());
        if (entries.size() > Limits.FEATURES) {
            features.orElseThrow().refuse(entries.size() + " features", ALLOWED);
        } else if (entries.isEmpty()) {
            features.filter(Value::isList).ifPresent(value -> value.refuse(ALLOWED));
        }
        List<Supplier<Feature>> read = new ArrayList<>();
        entries.forEach(entry -> entry(entry).ifPresent(read::add));
        return read;
    }

    /** Fields of entries whose type is missing or wrong, which has been told. */
    Set<String> unclear() {
        return unclear;
    }

    private Optional<Supplier<Feature>> entry(Value value) {
        if (!value.isMap()) {
            value.refuse("a map such as {field: value, type: number}");
            return Optional.empty();
        }
        Section entry = Section.of(value);
        Optional<Function<Section, Optional<Supplier<Feature>>>> type = entry
                .required("type", String.join(", ", types.keySet()))
                .flatMap(name -> name.oneOf(types));
        if (type.isEmpty()) {
            entry.only(List.of("type", "field", "scale", "values", "size"));
            entry.value("field").flatMap(Value::characters).ifPresent(unclear::add);
        }
        return type.flatMap(read -> read.apply(entry));
    }

    private Optional<Supplier<Feature>> number(Section entry) {
        entry.only(List.of("type", "field", "scale"));
        Scale scale = entry.oneOf("scale", Names.choices(Scale.values()), Defaults.SCALE);
        return Names.requiredField(entry, "field").map(field -> () -> new Feature.Number(field, scale));
    }

    private Optional<Supplier<Feature>> category(Section entry) {
        entry.only(List.of("type", "field", "values", "size"));
        Optional<String> field = Names.requiredField(entry, "field");
        vocabularies.declare(List.of(field.orElse("")), entry);
        return field.map(name -> () -> new Feature.Category(name, vocabularies.of(List.of(name))));
    }

    private Optional<Supplier<Feature>> time(Section entry, Feature feature) {
        entry.only(List.of("type"));
        return Optional.of(() -> feature);
    }

    private Optional<Supplier<Feature>> cross(Section entry) {
        entry.only(List.of("type", "field", "size"));
        String allowed = "a list of " + Limits.CROSS_FIELDS + " different fields, such as [skill, correct]";
        Optional<Value> field = entry.required("field", allowed);
        Optional<List<Value>> list = field.flatMap(value -> value.list(allowed));
        List<String> fields = list.orElse(List.of()).stream().map(Names::field).flatMap(Optional::stream).toList();
        list.filter(values -> values.size() == fields.size()) // else told already
                .filter(values -> !isCross(fields))
                .ifPresent(values -> field.orElseThrow().refuse("the fields " + fields, allowed));
        vocabularies.declare(fields, entry);
        return isCross(fields)
                ? Optional.of(() -> new Feature.Cross(fields, vocabularies.of(fields)))
                : Optional.empty();
    }

    private static boolean isCross(List<String> fields) {
        return Limits.CROSS_FIELDS.contains(fields.size()) && fields.stream().distinct().count() == fields.size();
    }
}
