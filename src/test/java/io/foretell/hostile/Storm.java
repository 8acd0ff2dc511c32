package io.foretell.hostile;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import io.foretell.topology.PredictorDriver;
import io.foretell.topology.PredictorHarness;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Hostile records through the predictor, polled in batches as on a real topic, while its weights are swapped now and
 * then. Every answer is looked at.
 */
record Storm(HostileSpecs specs, long seed, long records) {

    private static final TopicPartition EVENTS = new TopicPartition("hostile-events", 0);
    private static final int SWAP_EVERY = 20_000;
    private static final int LARGEST_POLL = 70;
    private static final int WORDS = 4;

    /** What answers the records. */
    private interface Predictor {

        void poll(ConsumerRecords<byte[], byte[]> records);

        void use(Snapshot snapshot);

        void answer(HostileRecords.Hostile record, long offset, Answers answers);
    }

    /**
     * Through the processors alone.
     *
     * @throws AssertionError at the first answer that is not as promised
     */
    Answers throughProcessors() {
        PredictorHarness harness = new PredictorHarness(specs.with());
        return run(new Predictor() {

            @Override
            public void poll(ConsumerRecords<byte[], byte[]> records) {
                harness.poll(records);
            }

            @Override
            public void use(Snapshot snapshot) {
                harness.use(snapshot);
                harness.sweep();
            }

            @Override
            public void answer(HostileRecords.Hostile record, long offset, Answers answers) {
                PredictorHarness.Answered answered = harness.process(
                        new Record<>(record.key(), record.value(), 0, record.headers()), record.timestamp(), offset);
                answers.check(record, offset, answered.predictions(), answered.deadLetters());
            }
        });
    }

    /**
     * Through the topology, as Streams runs it.
     *
     * @throws AssertionError at the first answer that is not as promised
     */
    Answers throughTopology(Path folder) {
        Spec spec = specs.with();
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            return run(new Predictor() {

                @Override
                public void poll(ConsumerRecords<byte[], byte[]> records) {
                    if (spec.input().key() instanceof Input.Key.OfRecord) {
                        driver.poll(records);
                    }
                }

                @Override
                public void use(Snapshot snapshot) {
                    driver.publish(snapshot);
                }

                @Override
                public void answer(HostileRecords.Hostile record, long offset, Answers answers) {
                    driver.records.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(),
                            Instant.ofEpochMilli(record.timestamp())));
                    answers.check(record, offset, records(driver.predictionRecords), records(driver.deadLetterRecords));
                }
            });
        }
    }

    private static List<Record<byte[], byte[]>> records(TestOutputTopic<byte[], byte[]> topic) {
        return topic.readRecordsToList().stream()
                .map(record -> new Record<>(record.key(), record.value(), record.timestamp(), record.headers()))
                .toList();
    }

    private Answers run(Predictor predictor) {
        Blueprint blueprint = Blueprint.of(specs.with());
        HostileRecords source = new HostileRecords(seed);
        Random polls = new Random(~seed);
        Answers answers = new Answers();
        for (long offset = 0, swap = 0; offset < records; ) {
            if (offset >= swap) {
                predictor.use(Models.learned(blueprint, 1 + swap / SWAP_EVERY, WORDS));
                swap += SWAP_EVERY;
            }
            int size = (int) Math.min(records - offset, 1 + polls.nextInt(LARGEST_POLL));
            List<HostileRecords.Hostile> polled = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                polled.add(source.next());
            }
            predictor.poll(consumed(polled, offset));
            for (HostileRecords.Hostile record : polled) {
                predictor.answer(record, offset++, answers);
            }
        }
        return answers;
    }

    private static ConsumerRecords<byte[], byte[]> consumed(List<HostileRecords.Hostile> polled, long first) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (HostileRecords.Hostile record : polled) {
            records.add(new ConsumerRecord<>(EVENTS.topic(), EVENTS.partition(), first + records.size(),
                    record.timestamp(), TimestampType.CREATE_TIME, -1, -1, record.key(), record.value(),
                    record.headers(), Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(EVENTS, records), Map.of());
    }
}
