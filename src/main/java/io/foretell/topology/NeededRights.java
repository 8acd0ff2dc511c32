package io.foretell.topology;

import io.foretell.spec.Guarantee;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** All that each part of a deployment must be allowed to do, and nothing more; the README lists the same. */
public final class NeededRights {

    private static final String CREATE = "to create it where it is missing";

    private final List<Right> all = new ArrayList<>();

    private NeededRights() {}

    public static List<Right> of(Spec spec, Instance.Part part) {
        NeededRights rights = new NeededRights();
        Names names = Names.of(spec);
        rights.topic(names.events(), AclOperation.READ, "to read events");
        rights.own(names.weights(), AclOperation.READ, "to follow the model");
        rights.topic(names.weights(), AclOperation.DESCRIBE_CONFIGS, "to see that it is compacted");
        if (part == Instance.Part.PREDICT) {
            rights.predictor(names, spec.guarantee() == Guarantee.EXACTLY_ONCE);
        } else {
            rights.trainer(names);
        }
        return List.copyOf(rights.all);
    }

    private void predictor(Names names, boolean transactions) {
        own(names.predictions(), AclOperation.WRITE, "to write predictions");
        own(names.deadLetters(), AclOperation.WRITE, "to write what is no event");
        application(names, names.predictor(), List.of(Names.STATES, Names.BOOKMARKS), transactions);
    }

    private void trainer(Names names) {
        topic(names.weights(), AclOperation.WRITE, "to publish models");
        own(names.updates(), AclOperation.READ, "to merge what was learned");
        topic(names.updates(), AclOperation.WRITE, "to send what was learned");
        application(names, names.trainer(), List.of(Names.HISTORY, Names.LEARNER, Names.MERGE), true);
    }

    /** What Streams does for an application under its id. */
    private void application(Names names, String id, List<String> stores, boolean transactions) {
        for (String store : stores) {
            String changelog = id + "-" + store + "-changelog";
            own(changelog, AclOperation.READ, "to restore the " + store);
            topic(changelog, AclOperation.WRITE, "to keep the " + store);
        }
        if (names.key() instanceof Input.Key.OfField) {
            String repartition = id + "-" + Names.BY_KEY + "-repartition";
            own(repartition, AclOperation.READ, "to read events by their key");
            topic(repartition, AclOperation.WRITE, "to bring events of one key together");
            topic(repartition, AclOperation.DELETE, "to delete there what has been read");
        }
        all.add(new Right(
                AclOperation.READ, ResourceType.GROUP, id, "to share partitions and remember how far they are read"));
        if (transactions) {
            all.add(new Right(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, id + "-", "for exactly-once"));
        }
    }

    private void own(String topic, AclOperation operation, String purpose) {
        topic(topic, AclOperation.CREATE, CREATE);
        topic(topic, operation, purpose);
    }

    private void topic(String topic, AclOperation operation, String purpose) {
        all.add(new Right(operation, ResourceType.TOPIC, topic, purpose));
    }
}
