package io.foretell.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many events the trainer has taken in, going by what its group has committed. */
final class TrainerIntake implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final TopicPartition events;
    private volatile long taken;

    TrainerIntake(String servers, String group, TopicPartition events) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.CLIENT_ID_CONFIG, "demo-intake"));
        this.group = group;
        this.events = events;
    }

    /** As of the latest {@link #look}. */
    long taken() {
        return taken;
    }

    void look() throws InterruptedException {
        try {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata().get().get(events);
            taken = committed == null ? 0 : committed.offset();
        } catch (ExecutionException notYet) {
            // the group begins with its first commit; until then nothing has been taken
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
