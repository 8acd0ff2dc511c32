package io.foretell.topology;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;

/** The id of a topic, which is another one once it has been deleted and created again (KIP-516). */
@FunctionalInterface
interface TopicIds {

    /** @throws KafkaException if the brokers do not say */
    Uuid of(String topic);

    /** Asks the brokers each time. */
    static TopicIds from(Admin admin) {
        return topic -> {
            try {
                return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).topicId();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException told ? told : new KafkaException(e.getCause());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        };
    }
}
