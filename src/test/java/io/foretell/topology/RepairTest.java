package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a damaged state costs: nothing if the changelog has a sound one, and else as little as the events allow. */
class RepairTest {

    private static final long START = 1_700_000_000_000L;
    private static final TopicPartition EVENTS = new TopicPartition("app-events", 0);
    private static final String NO_MEMORY = "kafka: {statestore.cache.max.bytes: 0}"; // all states are read from the store

    @TempDir
    Path folder;

    private final Spec spec = Specs.number("app", NO_MEMORY);
    private final List<String> expected = new ArrayList<>();
    private PredictorDriver driver;
    private Replay replay;
    private long offset;

    @BeforeEach
    void open() {
        open(spec);
    }

    private void open(Spec spec) {
        driver = new PredictorDriver(spec, folder);
        replay = new Replay(Blueprint.of(spec));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void damageOfTheLocalStore_costsARestorationAndIsNotToBeSeen() {
        giveSome();
        byte[] sound = damage("hit");

        assertThatItsThreadEnds("hit");
        driver.states().put("hit", sound);

        give("hit");
        give("spared");
        assertAsExpected();
        assertThat(driver.counters.damaged()).isEqualTo(1);
    }

    @Test
    void damageInTheMiddleOfALook_leavesNothingBehind() {
        giveSome();
        byte[] sound = damage("hit");
        ConsumerRecord<byte[], byte[]> first = poll("spared", "hit", "other").get(0);

        assertThatThrownBy(() -> pipe(first)).hasRootCauseInstanceOf(DamagedState.class);
        offset++;
        driver.states().put("hit", sound);

        give("spared");
        give("hit");
        give("other");
        assertAsExpected();
    }

    @Test
    void damageInTheChangelog_isRebuiltFromTheKeysEvents() {
        giveSome();
        damage("hit");
        damage("other");

        assertThatItsThreadEnds("hit");

        give("hit");
        give("other");
        give("spared");
        assertAsExpected(); // the model being the same, so is all else
        assertThat(driver.counters.damaged()).isEqualTo(3);
    }

    @Test
    void severalInOneLook_areRebuiltTogether() {
        giveSome();
        damage("hit");
        assertThatItsThreadEnds("hit");
        damage("other");

        List<ConsumerRecord<byte[], byte[]>> polled = poll("hit", "spared", "other");
        polled.forEach(this::give);
        assertAsExpected();
        assertThat(driver.readings).isEqualTo(1);
    }

    @Test
    void rebuilding_isByTheModelOfTheEvent() {
        giveSome();
        damage("hit");
        assertThatItsThreadEnds("hit");
        Snapshot better = Models.learned(Blueprint.of(spec), 7, 0);
        driver.publish(better);

        replay = new Replay(Blueprint.of(spec));
        replay.use(better);
        driver.past.forEach(this::replayed);
        expected.clear();
        driver.predictions.readValuesToList();
        give("hit");
        give("hit");
        assertAsExpected();
    }

    @Test
    void underAtLeastOnce_aThreadLeavesItsStoreBehindSoTheKeyIsRebuiltAtOnce() {
        close();
        open(Specs.number("app", NO_MEMORY, "guarantee: at-least-once"));
        giveSome();
        damage("hit");

        give("hit");
        assertAsExpected();
        assertThat(driver.counters.damaged()).isEqualTo(1);
    }

    @Test
    void nothingLeftOfAKey_startsItAfresh() {
        giveSome();
        damage("hit");
        assertThatItsThreadEnds("hit");

        driver.past.clear();
        replay.forget("hit");
        give("hit");
        give("hit");
        assertAsExpected();
    }

    @Test
    void manyDamagedStates_areRebuiltUpToALimit() {
        int keys = Remedies.REBUILDS + 3;
        for (int i = 0; i < keys; i++) {
            give("k" + i);
        }
        for (int i = 0; i < keys; i++) {
            damage("k" + i);
        }
        assertThatItsThreadEnds("k0");
        for (int i = 0; i < Remedies.REBUILDS; i++) {
            give("k" + i);
        }
        for (int i = Remedies.REBUILDS; i < keys; i++) {
            replay.forget("k" + i);
            give("k" + i);
        }
        assertAsExpected();
    }

    @Test
    void damagedState_isNotForgottenAsIdleButLeftToBeRepaired() {
        giveSome();
        damage("hit");
        byte[] stored = driver.states().get("hit");
        driver.events.pipeInput("now", "{\"value\": 1}", START + spec.forgetAfter().toMillis() + 1_000);

        driver.passWallClock(ForgetIdle.INTERVAL);

        assertThat(driver.states().get("hit")).isEqualTo(stored);
        assertThat(driver.counters.forgotten()).as("the other two").isEqualTo(2);
        assertThat(driver.counters.damaged()).isZero();
    }

    private void giveSome() {
        for (String key : List.of("hit", "spared", "hit", "other", "hit", "spared")) {
            give(key);
        }
    }

    private void give(String key) {
        give(record(offset, key));
    }

    private void give(ConsumerRecord<byte[], byte[]> record) {
        offset++;
        driver.past.add(record);
        expected.add(replayed(record));
        pipe(record);
    }

    private void pipe(ConsumerRecord<byte[], byte[]> record) {
        driver.records.pipeInput(record.key(), record.value(), record.timestamp());
    }

    /** The next records, as polled at once and not yet given. */
    private List<ConsumerRecord<byte[], byte[]>> poll(String... keys) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (String key : keys) {
            polled.add(record(offset + polled.size(), key));
        }
        driver.poll(new ConsumerRecords<>(Map.of(EVENTS, polled), Map.of()));
        return polled;
    }

    private String replayed(ConsumerRecord<byte[], byte[]> record) {
        return replay.step(text(record.key()), text(record.value()), record.timestamp(), 0, record.offset());
    }

    private void assertThatItsThreadEnds(String key) {
        ConsumerRecord<byte[], byte[]> record = record(offset++, key);
        assertThatThrownBy(() -> pipe(record))
                .hasRootCauseInstanceOf(DamagedState.class)
                .rootCause().hasMessageStartingWith("key=" + key + ", state: checksum=");
    }

    private void assertAsExpected() {
        assertThat(driver.predictions.readValuesToList()).isEqualTo(expected);
    }

    /** Flips a bit of what is stored of a key, and returns what it was. */
    private byte[] damage(String key) {
        byte[] sound = driver.states().get(key);
        byte[] damaged = sound.clone();
        damaged[40] ^= 4;
        driver.states().put(key, damaged);
        return sound;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key) {
        byte[] value = bytes("{\"value\": " + 10 * Math.sin(offset) + "}");
        return new ConsumerRecord<>(EVENTS.topic(), EVENTS.partition(), offset, START + offset,
                TimestampType.CREATE_TIME, -1, -1, bytes(key), value, new RecordHeaders(), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
