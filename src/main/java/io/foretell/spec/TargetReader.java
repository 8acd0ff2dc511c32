package io.foretell.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code target}: first its vocabularies, then, when all features are known, the target itself. */
final class TargetReader {

    private enum Type {
        NUMBER,
        CATEGORY,
        BINARY
    }

    private static final String PER = "a category's field, such as skill or {field: skill, size: 100}";

    private final Section section;
    private final FieldVocabularies vocabularies;
    private final Optional<String> field;
    private final Optional<String> per;

    TargetReader(Section root, FieldVocabularies vocabularies) {
        this.section = root.required("target", "a map such as {field: value}").map(Section::of)
                .orElseGet(() -> root.section("target"));
        this.vocabularies = vocabularies;
        this.field = root.has("target") ? Names.requiredField(section, "field") : Optional.empty();
        this.per = section.value("per").flatMap(this::per);
        field.ifPresent(name -> vocabularies.declare(List.of(name), section));
    }

    private Optional<String> per(Value value) {
        if (!value.isMap()) {
            if (value.isList() || value.isNothing()) {
                value.refuse(PER);
                return Optional.empty();
            }
            return Names.field(value);
        }
        Section category = Section.of(value).only(List.of("field", "values", "size"));
        Optional<String> name = Names.requiredField(category, "field");
        name.ifPresent(known -> vocabularies.declare(List.of(known), category));
        return name;
    }

    /**
     * Empty if it is missing or wrong, which has then been noted.
     *
     * @param unclear fields of features whose type could not be read
     */
    Optional<Target> read(List<Feature> features, Set<String> unclear) {
        Map<String, Type> types = Names.choices(Type.values());
        Optional<Type> type = section.has("type")
                ? section.value("type").flatMap(value -> value.oneOf(types))
                : field.flatMap(name -> typeAmong(features, unclear, name));
        if (type.isEmpty()) {
            section.only(List.of("field", "type", "scale", "values", "size", "horizon", "per"));
        }
        return type.flatMap(known -> switch (known) {
            case NUMBER -> number(features);
            case CATEGORY -> category();
            case BINARY -> binary();
        });
    }

    private Optional<Target> number(List<Feature> features) {
        section.only(List.of("field", "type", "scale", "horizon"));
        Scale likeFeature = features.stream()
                .filter(feature -> field.isPresent() && isNumber(feature, field.get()))
                .map(feature -> ((Feature.Number) feature).scale())
                .findFirst()
                .orElse(Defaults.SCALE);
        Scale scale = section.oneOf("scale", Names.choices(Scale.values()), likeFeature);
        int horizon = section.integer("horizon", Limits.HORIZON, Defaults.HORIZON);
        return field.map(name -> new Target.Number(name, scale, horizon));
    }

    private Optional<Target> category() {
        section.only(List.of("field", "type", "values", "size", "horizon"));
        refuseHorizon();
        return field.map(name -> new Target.Category(name, vocabularies.of(List.of(name))));
    }

    private Optional<Target> binary() {
        section.only(List.of("field", "type", "per", "horizon"));
        refuseHorizon();
        Optional<Feature.Category> category =
                per.map(name -> new Feature.Category(name, vocabularies.of(List.of(name))));
        category.ifPresent(this::refuseTooMany);
        return field.map(name -> new Target.Binary(name, category));
    }

    /** Open vocabularies take in words for as long as there is room. */
    private void refuseTooMany(Feature.Category category) {
        if (category.vocabulary() instanceof Vocabulary.Closed closed) {
            long bytes = closed.values().stream().mapToLong(value -> Limits.PER_VALUE_BYTES + value.length()).sum();
            if (bytes > Limits.PER_BYTES) {
                section.refuse("per", closed.values().size() + " values, with " + bytes
                        + " bytes in each prediction", "at most " + Limits.PER_BYTES + " bytes");
            }
        }
    }

    private void refuseHorizon() {
        section.value("horizon")
                .filter(value -> !value.characters().equals(Optional.of("1")))
                .ifPresent(value -> value.refuse("1: only numbers are forecast further ahead"));
    }

    private Optional<Type> typeAmong(List<Feature> features, Set<String> unclear, String name) {
        Set<Type> among = new LinkedHashSet<>();
        for (Feature feature : features) {
            if (isNumber(feature, name)) {
                among.add(Type.NUMBER);
            } else if (feature instanceof Feature.Category category && category.field().equals(name)) {
                among.add(Type.CATEGORY);
            }
        }
        if (among.size() == 1) {
            return Optional.of(among.iterator().next());
        }
        if (!unclear.contains(name)) {
            String what =
                    among.isEmpty() ? "no number or category among the features" : "a number and a category there";
            section.required("type", "number, category, binary (%s is %s, so its type must be said)"
                    .formatted(Value.shown(name), what));
        }
        return Optional.empty();
    }

    private static boolean isNumber(Feature feature, String name) {
        return feature instanceof Feature.Number number && number.field().equals(name);
    }
}
