package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.faults.Collected.Arrival;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rig is to find, it finds. */
final class ComparisonTest {

    private static final int POISON = 3; // offset
    private static final int SWAP = 2; // offset of the first event that version 1 predicts

    private final Blueprint blueprint = Blueprint.of(SpecReader.read("""
            name: faults
            input: {topic: events}
            features: [{field: value, type: number}]
            target: {field: value}
            lstm: {hidden: 4}
            """, Map.of()));
    private final List<Arrival> events = new ArrayList<>();
    private final List<Arrival> predictions = new ArrayList<>();
    private final List<Arrival> letters = new ArrayList<>();
    private final List<Arrival> states = new ArrayList<>();

    /** An undisturbed run. */
    @BeforeEach
    void run() {
        Oracle oracle = oracle();
        for (int offset = 0; offset < 6; offset++) {
            events.add(record(offset, "a", bytes(offset == POISON ? "{" : "{\"value\":" + offset + "}")));
            Optional<byte[]> prediction = oracle.prediction(events.get(offset).record(), offset < SWAP ? 0 : 1);
            prediction.ifPresent(value -> predictions.add(record(predictions.size(), "a", value)));
        }
        letters.add(letter(POISON));
        oracle.states().forEach((key, state) -> states.add(record(0, key, state)));
    }

    @Test
    void anUndisturbedRunIsClean() {
        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=0 reordered=0 letters=0 states=0");
    }

    @Test
    void aPredictionThatIsMissingIsLost() {
        predictions.remove(0);

        assertThat(counted()).isEqualTo("lost=1 twice=0 wrong=0 reordered=0 letters=0 states=0");
    }

    @Test
    void aPredictionThatIsThereAgainIsTwice() {
        predictions.add(predictions.get(4));

        assertThat(counted()).isEqualTo("lost=0 twice=1 wrong=0 reordered=0 letters=0 states=0");
    }

    @Test
    void oneBitMakesAPredictionWrong() {
        byte[] value = predictions.get(1).record().value().clone();
        int step = new String(value, StandardCharsets.UTF_8).indexOf("\"step\":2") + "\"step\":".length();
        value[step] ^= 1;
        predictions.set(1, record(1, "a", value));

        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=1 reordered=0 letters=0 states=0");
    }

    @Test
    void aStepTakenTwiceMakesAllThatFollowsWrong() {
        Oracle twice = oracle();
        twice.prediction(events.get(0).record(), 0);
        for (int i = 0; i < 3; i++) {
            long version = i < SWAP ? 0 : 1;
            predictions.set(i, record(i, "a", twice.prediction(events.get(i).record(), version).orElseThrow()));
        }

        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=3 reordered=0 letters=0 states=0");
    }

    @Test
    void predictionsInAnotherOrderAreSeen() {
        Collections.swap(predictions, 1, 2);

        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=0 reordered=1 letters=0 states=0");
    }

    @Test
    void aPredictionOfAnEventThatIsNotThereIsWrong() {
        events.remove(5);

        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=1 reordered=0 letters=0 states=1");
    }

    @Test
    void aDeadLetterThatIsMissingThereTwiceOrNoPoisonIsSeen() {
        letters.clear();
        assertThat(counted()).endsWith("letters=1 states=0");
        letters.addAll(List.of(letter(POISON), letter(POISON)));
        assertThat(counted()).endsWith("letters=1 states=0");
        letters.remove(0);
        letters.add(letter(1));
        assertThat(counted()).endsWith("letters=1 states=0");
    }

    @Test
    void oneBitMakesAStateWrong() {
        states.get(0).record().value()[9] ^= 1;

        assertThat(counted()).isEqualTo("lost=0 twice=0 wrong=0 reordered=0 letters=0 states=1");
    }

    @Test
    void damagedState_isToBeRebuiltAtTheNextEventAndNeitherBeforeNorNever() {
        Damage damage = new Damage("a", 2);
        Oracle oracle = oracle(damage);
        assertThat(counted(oracle)).isEqualTo("lost=0 twice=0 wrong=3 reordered=0 letters=0 states=1");
        assertThat(oracle.unseen()).isEmpty();

        Oracle afterAll = oracle(new Damage("a", 5));
        assertThat(counted(afterAll)).isEqualTo("lost=0 twice=0 wrong=0 reordered=0 letters=0 states=0");
        assertThat(afterAll.unseen()).hasSize(1);

        asIfVersion1HadMadeTheStateOfTheSwap();
        assertThat(counted(oracle(damage))).isEqualTo("lost=0 twice=0 wrong=0 reordered=0 letters=0 states=0");
    }

    /** Readers of several topics do not know of each other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsReadFirstIsAllTheSame(long seed) {
        assertThat(countedInAnyOrder(seed)).isEqualTo("lost=0 twice=0 wrong=0 reordered=0 letters=0 states=0");
        predictions.add(predictions.get(4));
        predictions.remove(0);
        letters.add(letter(POISON));
        assertThat(countedInAnyOrder(seed)).isEqualTo("lost=1 twice=1 wrong=0 reordered=0 letters=1 states=0");
    }

    private String countedInAnyOrder(long seed) {
        Comparison comparison = new Comparison(new Oracle(blueprint, List::of));
        List<Iterator<Runnable>> topics = List.of(
                tasks(weights(), comparison::weights),
                tasks(events, event -> comparison.event(event.record())),
                tasks(letters, letter -> comparison.deadLetter(letter.record())),
                tasks(predictions, arrival -> comparison.prediction(Answer.of(arrival), arrival.record().value())));
        Random random = new Random(seed);
        while (topics.stream().anyMatch(Iterator::hasNext)) {
            Iterator<Runnable> topic = topics.get(random.nextInt(topics.size()));
            if (topic.hasNext()) {
                topic.next().run();
            }
        }
        comparison.end();
        return counted(comparison);
    }

    private static <T> Iterator<Runnable> tasks(List<T> records, Consumer<T> taker) {
        return records.stream().map(record -> (Runnable) () -> taker.accept(record)).iterator();
    }

    private void asIfVersion1HadMadeTheStateOfTheSwap() {
        Oracle oracle = oracle();
        List<byte[]> all = events.stream()
                .flatMap(event -> oracle.prediction(event.record(), 1).stream())
                .toList();
        for (int i = SWAP; i < all.size(); i++) {
            predictions.set(i, record(i, "a", all.get(i)));
        }
        states.set(0, record(0, "a", oracle.states().get("a")));
    }

    private String counted() {
        return counted(oracle());
    }

    private String counted(Oracle oracle) {
        Comparison comparison = new Comparison(oracle);
        predictions.forEach(prediction -> comparison.prediction(Answer.of(prediction), prediction.record().value()));
        letters.forEach(letter -> comparison.deadLetter(letter.record()));
        events.forEach(event -> comparison.event(event.record()));
        comparison.end();
        return counted(comparison);
    }

    private String counted(Comparison comparison) {
        long wrongStates = comparison.states(states);
        return "lost=%d twice=%d wrong=%d reordered=%d letters=%d states=%d".formatted(
                comparison.lost(), comparison.twice(), comparison.wrong(), comparison.reordered(),
                comparison.wrongLetters(), wrongStates);
    }

    private Oracle oracle(Damage... damages) {
        Oracle oracle = new Oracle(blueprint, () -> List.of(damages));
        weights().forEach(oracle::weights);
        return oracle;
    }

    private List<ConsumerRecord<String, byte[]>> weights() {
        Snapshot learned = Models.learned(blueprint, 1, 0);
        byte[] file = SnapshotFile.write(learned);
        byte[] chunk = Chunks.split(file).get(0);
        byte[] pointer = Pointer.to(1, file).write();
        return List.of(
                record(0, new Chunks.Address(1, 0).key(), chunk).record(),
                record(1, Role.CURRENT.key(), pointer).record());
    }

    private static Arrival record(long offset, String key, byte[] value) {
        return new Arrival(
                new ConsumerRecord<>("any", 0, offset, 1000 + offset, TimestampType.CREATE_TIME, -1, -1, key, value,
                        new RecordHeaders(), Optional.empty()),
                0);
    }

    private static Arrival letter(int offset) {
        Arrival letter = record(offset, "a", bytes("{"));
        letter.record().headers().add("foretell.partition", bytes("0"));
        letter.record().headers().add("foretell.offset", bytes(Integer.toString(offset)));
        return letter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
