package io.foretell.doctor;

import io.foretell.topology.AbandonedTransactions;
import io.foretell.topology.Names;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions that are open for longer than any is: what comes after them is withheld from readers, from those who
 * restore, and from nobody's view but theirs. Brokers up to 4.3.1 may lose track of one when a partition has no leader
 * as it ends (KAFKA-20734); then it stays open for ever.
 */
record HangingTransactions(Admin admin, Names names, InstantSource clock) implements Look {

    /** Longer than the transaction timeout, 10 s, and the brokers' next look for it, 10 s, both as by default. */
    static final Duration SUSPECT = Duration.ofSeconds(60);

    /** @param open since when nothing was written by it, at least */
    private record Hanging(TopicPartition partition, ProducerState producer, Duration open) {}

    @Override
    public String subject() {
        return "transactions";
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Hanging hanging : hanging()) {
            findings.add(Finding.ill(hanging.partition.toString(), "a transaction hangs since offset "
                            + hanging.producer.currentTransactionStartOffset().orElse(-1) + ", silent for "
                            + hanging.open.toSeconds() + " s: readers see nothing after it",
                    "End it with foretell doctor --end-hanging."));
        }
        for (String group : List.of(names.predictor(), names.trainer())) {
            for (String id : new AbandonedTransactions(admin, group).find()) {
                findings.add(Finding.note(id, "a transaction of an instance that is gone is still open",
                        "It ends with its timeout, or as soon as another instance sees it."));
            }
        }
        return findings.isEmpty() ? List.of(Finding.well(subject(), "none hangs")) : findings;
    }

    private List<Hanging> hanging() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        var topics = admin.describeTopics(Doctor.present(admin, names)).allTopicNames().get();
        for (TopicDescription topic : topics.values()) {
            topic.partitions().forEach(partition ->
                    partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        List<Hanging> hanging = new ArrayList<>();
        for (var state : admin.describeProducers(partitions).all().get().entrySet()) {
            for (ProducerState producer : state.getValue().activeProducers()) {
                Duration open = Duration.ofMillis(clock.millis() - producer.lastTimestamp());
                if (producer.currentTransactionStartOffset().isPresent() && open.compareTo(SUSPECT) > 0) {
                    hanging.add(new Hanging(state.getKey(), producer, open));
                }
            }
        }
        return hanging;
    }

    /** Aborts them all; returns how many. */
    int end() throws ExecutionException, InterruptedException {
        List<Hanging> hanging = hanging();
        for (Hanging one : hanging) {
            ProducerState producer = one.producer;
            admin.abortTransaction(new AbortTransactionSpec(one.partition, producer.producerId(),
                    (short) producer.producerEpoch(), producer.coordinatorEpoch().orElse(0))).all().get();
        }
        return hanging.size();
    }
}
