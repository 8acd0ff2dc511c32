package io.foretell.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.foretell.feature.Features;
import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Output;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot is beside its tensors, as strings in the file's {@code __metadata__}. Numbers of the statistics are
 * hexadecimal floating-point literals, which lose no bit (Python's {@code float.fromhex} reads them).
 *
 * <pre>
 * format                 pt: the tensors' names are PyTorch's
 * foretell.format        1
 * foretell.version       the model's version, decimal
 * foretell.fingerprint   ["features[0] = number value standard", …]
 * foretell.statistics    [[count, mean, m2], …] in the order of {@link Features#scaled()}
 * foretell.vocabularies  [["the value at place 1", …], …] in the order of {@link Features#vocabularies()}
 * foretell.since         [[the version since which place 1 is its value's, …], …]; left out if all are 0
 * foretell.spreads       [the factor on the deviation 1 event ahead, …]; left out of a model without
 * </pre>
 */
record SnapshotMetadata(
        long version,
        Fingerprint fingerprint,
        Statistics statistics,
        Vocabularies vocabularies,
        Calibration calibration) {

    private static final String FORMAT = "foretell.format";
    private static final String VERSION = "foretell.version";
    private static final String FINGERPRINT = "foretell.fingerprint";
    private static final String STATISTICS = "foretell.statistics";
    private static final String VOCABULARIES = "foretell.vocabularies";
    private static final String SINCE = "foretell.since";
    private static final String SPREADS = "foretell.spreads";
    private static final String CURRENT_FORMAT = "1";

    static Map<String, String> write(Snapshot snapshot) {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("format", "pt");
        strings.put(FORMAT, CURRENT_FORMAT);
        strings.put(VERSION, Long.toString(snapshot.version()));
        ArrayNode lines = StrictJson.NODES.arrayNode();
        snapshot.fingerprint().description().forEach(lines::add);
        strings.put(FINGERPRINT, StrictJson.text(lines));
        ArrayNode statistics = StrictJson.NODES.arrayNode();
        for (Moments moments : snapshot.statistics().moments()) {
            statistics.addArray()
                    .add(Double.toHexString(moments.count()))
                    .add(Double.toHexString(moments.mean()))
                    .add(Double.toHexString(moments.m2()));
        }
        strings.put(STATISTICS, StrictJson.text(statistics));
        ArrayNode vocabularies = StrictJson.NODES.arrayNode();
        for (List<String> values : snapshot.vocabularies().values()) {
            values.forEach(vocabularies.addArray()::add);
        }
        strings.put(VOCABULARIES, StrictJson.text(vocabularies));
        List<List<Long>> since = snapshot.vocabularies().since();
        if (since.stream().flatMap(List::stream).anyMatch(version -> version > 0)) {
            ArrayNode versions = StrictJson.NODES.arrayNode();
            for (List<Long> vocabulary : since) {
                vocabulary.forEach(versions.addArray()::add);
            }
            strings.put(SINCE, StrictJson.text(versions));
        }
        if (!snapshot.calibration().spreads().isEmpty()) {
            ArrayNode spreads = StrictJson.NODES.arrayNode();
            snapshot.calibration().spreads().forEach(spread -> spreads.add(Double.toHexString(spread)));
            strings.put(SPREADS, StrictJson.text(spreads));
        }
        return strings;
    }

    /** @throws RefusedSnapshot if anything is missing, malformed, out of bounds or made for another spec */
    static SnapshotMetadata read(Map<String, String> strings, Blueprint expected) {
        String format = string(strings, FORMAT);
        if (!format.equals(CURRENT_FORMAT)) {
            throw refused(FORMAT, "is " + format + ", allowed is " + CURRENT_FORMAT);
        }
        Fingerprint fingerprint = fingerprint(string(strings, FINGERPRINT), expected.fingerprint());
        long version = version(string(strings, VERSION));
        Statistics statistics =
                statistics(string(strings, STATISTICS), expected.features().scaled());
        List<List<String>> values = values(string(strings, VOCABULARIES), expected);
        Optional<List<List<Long>>> since = Optional.ofNullable(strings.get(SINCE)).map(text -> since(text, version));
        Vocabularies vocabularies = vocabularies(values, since);
        Calibration calibration = strings.containsKey(SPREADS)
                ? calibration(strings.get(SPREADS), expected.shape().output())
                : Calibration.NONE;
        return new SnapshotMetadata(version, fingerprint, statistics, vocabularies, calibration);
    }

    private static long version(String text) {
        try {
            long version = Long.parseLong(text);
            if (version >= 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // refused below, as a negative one is
        }
        throw refused(VERSION, "is " + text + ", allowed are whole numbers from 0 on");
    }

    private static Fingerprint fingerprint(String text, Fingerprint expected) {
        Fingerprint found = new Fingerprint(strings(FINGERPRINT, list(FINGERPRINT, text)));
        if (!found.equals(expected)) {
            throw new RefusedSnapshot("snapshot: made for another spec (the snapshot's ➜ this one's): "
                    + String.join("; ", found.differences(expected))
                    + ". Give this spec another name, or start over with `foretell reset`");
        }
        return found;
    }

    private static Statistics statistics(String text, List<String> names) {
        JsonNode all = list(STATISTICS, text);
        if (all.size() != names.size()) {
            throw refused(STATISTICS, "has " + all.size() + " entries, expected are " + names.size());
        }
        List<Moments> moments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> numbers = strings(STATISTICS, all.get(i));
            if (numbers.size() != 3) {
                throw refused(STATISTICS, "of " + names.get(i) + " needs count, mean and m2");
            }
            Moments of = new Moments(
                    number(STATISTICS, numbers.get(0)),
                    number(STATISTICS, numbers.get(1)),
                    number(STATISTICS, numbers.get(2)));
            if (of.count() < 0 || of.m2() < 0) {
                throw refused(STATISTICS, "of " + names.get(i) + " are " + of + ", count and m2 must not be negative");
            }
            moments.add(of);
        }
        return new Statistics(moments);
    }

    private static Calibration calibration(String text, Output output) {
        List<Double> spreads = new ArrayList<>();
        for (String spread : strings(SPREADS, list(SPREADS, text))) {
            spreads.add(number(SPREADS, spread));
        }
        int horizon = output instanceof Output.Gaussian gaussian ? gaussian.horizon() : 0;
        if (spreads.size() != horizon) {
            throw refused(SPREADS, "has " + spreads.size() + " entries, expected are " + horizon);
        }
        try {
            return new Calibration(spreads);
        } catch (IllegalArgumentException e) {
            throw refused(SPREADS, "are wrong: " + e.getMessage());
        }
    }

    private static double number(String name, String text) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refused(name, "has " + text + ", which is no number");
        }
        if (!Double.isFinite(number)) {
            throw refused(name, "has " + text + ", which is not finite");
        }
        return number;
    }

    private static List<List<String>> values(String text, Blueprint blueprint) {
        List<Vocabulary> expected = blueprint.features().vocabularies();
        VocabularyRoom room = new VocabularyRoom(blueprint);
        JsonNode all = list(VOCABULARIES, text);
        if (all.size() != expected.size()) {
            throw refused(VOCABULARIES, "has " + all.size() + " entries, expected are " + expected.size());
        }
        List<List<String>> values = new ArrayList<>();
        for (int v = 0; v < expected.size(); v++) {
            List<String> found = strings(VOCABULARIES, all.get(v));
            check(v, found, expected.get(v));
            if (expected.get(v) instanceof Vocabulary.Open && room.left(v, found) < 0) {
                throw refused(VOCABULARIES, "[" + v + "] is " + -room.left(v, found) + " bytes too long");
            }
            values.add(found);
        }
        return values;
    }

    private static List<List<Long>> since(String text, long newest) {
        List<List<Long>> since = new ArrayList<>();
        for (JsonNode vocabulary : list(SINCE, text)) {
            List<Long> versions = new ArrayList<>();
            for (JsonNode version : vocabulary) {
                boolean whole = version.isIntegralNumber() && version.canConvertToLong();
                if (!whole || version.longValue() < 0 || version.longValue() > newest) {
                    throw refused(SINCE, "has " + version + ", allowed are whole numbers from 0 to " + newest);
                }
                versions.add(version.longValue());
            }
            since.add(versions);
        }
        return since;
    }

    private static Vocabularies vocabularies(List<List<String>> values, Optional<List<List<Long>>> since) {
        try {
            return since.isPresent() ? new Vocabularies(values, since.get()) : new Vocabularies(values);
        } catch (IllegalArgumentException e) {
            throw refused(VOCABULARIES, "are wrong: " + e.getMessage());
        }
    }

    private static void check(int index, List<String> found, Vocabulary expected) {
        if (found.size() > expected.places() - 1) {
            throw refused(VOCABULARIES, "[" + index + "] has " + found.size() + " values, allowed are "
                    + (expected.places() - 1));
        }
        if (expected instanceof Vocabulary.Closed closed && !closed.values().equals(found)) {
            throw refused(VOCABULARIES, "[" + index + "] is not the spec's list of values");
        }
    }

    private static String string(Map<String, String> strings, String name) {
        String text = strings.get(name);
        if (text == null) {
            throw refused(name, "is missing: this file was not exported by foretell");
        }
        return text;
    }

    private static JsonNode list(String name, String text) {
        JsonNode list = StrictJson.read("snapshot: " + name, text);
        if (!list.isArray()) {
            throw refused(name, "is no list");
        }
        return list;
    }

    private static List<String> strings(String name, JsonNode list) {
        if (!list.isArray()) {
            throw refused(name, "holds " + list.getNodeType() + " where a list is expected");
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode node : list) {
            if (!node.isTextual()) {
                throw refused(name, "holds " + node.getNodeType() + " where a string is expected");
            }
            strings.add(node.textValue());
        }
        return strings;
    }

    private static RefusedSnapshot refused(String name, String reason) {
        return new RefusedSnapshot("snapshot: " + name + " " + reason);
    }
}
