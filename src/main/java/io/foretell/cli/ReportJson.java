package io.foretell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretell.evaluate.CurvePoint;
import io.foretell.evaluate.Entry;
import io.foretell.evaluate.Rejection;
import io.foretell.evaluate.Report;
import java.util.Map;

/**
 * A report as one JSON document; what the rows do not determine is null. All but {@code seconds} is a function of the
 * inputs.
 */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String write(Report report, double seconds) {
        ObjectNode root = JSON.createObjectNode();
        root.put("events", report.events());
        root.put("scored", report.scored());
        root.set("metrics", entry(report.model()));
        ObjectNode baselines = root.putObject("baselines");
        report.baselines().forEach(baseline -> baselines.set(baseline.name(), entry(baseline)));
        ArrayNode curve = root.putArray("curve");
        report.curve().forEach(point -> curve.add(point(point)));
        root.put("snapshots", report.snapshots());
        ArrayNode rejected = root.putArray("rejected");
        report.rejected().forEach(rejection -> rejected.add(rejection(rejection)));
        root.put("seconds", seconds);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values was not written as JSON", impossible);
        }
    }

    private static ObjectNode entry(Entry entry) {
        ObjectNode node = metrics(entry.metrics());
        if (!entry.byHorizon().isEmpty()) {
            ArrayNode byHorizon = node.putArray("byHorizon");
            for (int ahead = 1; ahead <= entry.byHorizon().size(); ahead++) {
                ObjectNode one = JSON.createObjectNode().put("ahead", ahead);
                byHorizon.add(one.setAll(metrics(entry.byHorizon().get(ahead - 1))));
            }
        }
        return node;
    }

    private static ObjectNode point(CurvePoint point) {
        ObjectNode node = JSON.createObjectNode().put("events", point.events()).put("scored", point.scored());
        node.setAll(metrics(point.metrics()));
        node.set("soFar", metrics(point.soFar()));
        return node;
    }

    private static ObjectNode metrics(Map<String, Double> metrics) {
        ObjectNode node = JSON.createObjectNode();
        metrics.forEach((name, value) -> node.put(name, Double.isFinite(value) ? value : null));
        return node;
    }

    private static ObjectNode rejection(Rejection rejection) {
        return JSON.createObjectNode()
                .put("reason", rejection.reason().name())
                .put("count", rejection.count())
                .put("firstLine", rejection.firstLine())
                .put("firstDetail", rejection.firstDetail());
    }
}
