package io.foretell.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.faults.Collected.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts by how much the predictions, the dead letters and the states of a run differ from the oracle's. */
final class Comparison {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a record came from. */
    private record Place(int partition, long offset) {}

    private final Oracle oracle;
    private final Map<Place, byte[]> predictions = new HashMap<>(); // the first of each event
    private final Map<Place, Integer> letters = new HashMap<>();
    private long twice;
    private long reordered;
    private long lost;
    private long wrong;
    private long wrongLetters;

    Comparison(Oracle oracle) {
        this.oracle = oracle;
    }

    /** All of them, partition by partition in their order. */
    void predictions(List<Arrival> arrivals) throws IOException {
        Map<Integer, Long> last = new HashMap<>();
        for (Arrival arrival : arrivals) {
            byte[] value = arrival.record().value();
            JsonNode source = JSON.readTree(value).path("source");
            Place place = new Place(source.path("partition").intValue(), source.path("offset").longValue());
            if (predictions.putIfAbsent(place, value) != null) {
                twice++;
            }
            if (place.offset < last.getOrDefault(place.partition, -1L)) {
                reordered++;
            }
            last.merge(place.partition, place.offset, Math::max);
        }
    }

    void deadLetters(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            Place place = new Place(
                    Integer.parseInt(header(arrival.record(), "foretell.partition")),
                    Long.parseLong(header(arrival.record(), "foretell.offset")));
            letters.merge(place, 1, Integer::sum);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** All of them, partition by partition in their order; predictions and dead letters are known. */
    void events(List<Arrival> arrivals) throws IOException {
        for (Arrival arrival : arrivals) {
            event(arrival.record());
        }
        wrongLetters += letters.size(); // of records that are no poison, or not there
        wrong += predictions.size();
    }

    private void event(ConsumerRecord<String, byte[]> record) throws IOException {
        Place place = new Place(record.partition(), record.offset());
        Optional<byte[]> found = Optional.ofNullable(predictions.remove(place));
        long version = found.isPresent() ? JSON.readTree(found.get()).path("model").longValue() : 0;
        Optional<byte[]> expected = oracle.prediction(record, oracle.knows(version) ? version : 0);
        if (expected.isEmpty()) {
            wrong += found.isPresent() ? 1 : 0;
            wrongLetters += Objects.equals(letters.remove(place), 1) ? 0 : 1;
        } else if (found.isEmpty()) {
            lost++;
        } else if (!Arrays.equals(found.get(), expected.get())) {
            wrong++;
        }
    }

    /** @return keys whose last state is not the oracle's */
    long states(List<Arrival> changelog) {
        Map<String, byte[]> last = new HashMap<>();
        changelog.forEach(arrival -> last.put(arrival.record().key(), arrival.record().value()));
        Set<String> keys = new HashSet<>(last.keySet());
        keys.addAll(oracle.states().keySet());
        return keys.stream().filter(key -> !Arrays.equals(last.get(key), oracle.states().get(key))).count();
    }

    long twice() {
        return twice;
    }

    long reordered() {
        return reordered;
    }

    long lost() {
        return lost;
    }

    long wrong() {
        return wrong;
    }

    long wrongLetters() {
        return wrongLetters;
    }
}
