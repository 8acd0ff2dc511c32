package io.foretell.accuracy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Edits of a spec's text; a text that an edit finds nothing in stays as it is, to the letter. */
final class SpecEdit {

    private static final YAMLMapper YAML = new YAMLMapper();

    private SpecEdit() {}

    static UnaryOperator<String> training(String name, int value) {
        return edit(root -> root.withObjectProperty("training").put(name, value));
    }

    /** Numbers go in, and are forecast, in their own unit. */
    static UnaryOperator<String> unscaled() {
        return edit(root -> root.get("features").forEach(feature -> {
            if (feature.path("type").asText().equals("number")) {
                ((ObjectNode) feature).put("scale", "none");
            }
        }));
    }

    /** Open vocabularies of no more places than this. */
    static UnaryOperator<String> vocabularies(int most) {
        return edit(root -> root.get("features").forEach(feature -> {
            if (feature.path("size").asInt() > most) {
                ((ObjectNode) feature).put("size", most);
            }
        }));
    }

    /** Without the features of these types. */
    static UnaryOperator<String> withoutFeatures(List<String> types) {
        return edit(root -> {
            var features = root.get("features").elements();
            while (features.hasNext()) {
                if (types.contains(features.next().path("type").asText())) {
                    features.remove();
                }
            }
        });
    }

    private static UnaryOperator<String> edit(Consumer<ObjectNode> change) {
        return yaml -> {
            try {
                JsonNode before = YAML.readTree(yaml);
                ObjectNode after = before.deepCopy();
                change.accept(after);
                return after.equals(before) ? yaml : YAML.writeValueAsString(after);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("spec: no YAML: " + e.getOriginalMessage(), e);
            }
        };
    }
}
