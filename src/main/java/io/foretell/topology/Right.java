package io.foretell.topology;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that the user of a spec must be allowed to do. As text {@code Write on topic shop-predictions (to write
 * predictions)}, in the words of Kafka's own tools.
 *
 * @param name    of the topic or group; of transactional ids what they begin with
 * @param purpose what it is for, as "to …"
 */
public record Right(AclOperation operation, ResourceType type, String name, String purpose) {

    /** As {@code kafka-acls} takes it: DescribeConfigs. */
    private static String camel(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        String on = type == ResourceType.TRANSACTIONAL_ID
                ? "transactional ids that begin with "
                : type.name().toLowerCase(Locale.ROOT) + " ";
        return camel(operation) + " on " + on + name + " (" + purpose + ")";
    }
}
