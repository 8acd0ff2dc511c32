package io.foretell.faults;

import io.foretell.faults.Collected.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Counts by how much the predictions, the dead letters and the states of a run differ from the oracle's. Each event is
 * compared, in its partition's order, as soon as it has been answered, and forgotten then; what comes in first of
 * events, answers and models is all the same. Not thread-safe.
 */
final class Comparison {

    private final Oracle oracle;
    private final Map<Integer, Line> lines = new HashMap<>(); // by partition of the events
    private long twice;
    private long reordered;
    private long lost;
    private long wrong;
    private long wrongLetters;

    /** A partition from its first event on that has not been compared. */
    private static final class Line {

        private final Deque<ConsumerRecord<String, byte[]>> events = new ArrayDeque<>();
        private final Map<Long, Found> predictions = new HashMap<>(); // the first of each event, by offset
        private final Map<Long, Integer> letters = new HashMap<>(); // how many, likewise
        private long next; // offset behind the last event that was compared
        private long latest = -1; // offset of the latest event that was predicted
    }

    private record Found(long model, byte[] value) {}

    Comparison(Oracle oracle) {
        this.oracle = oracle;
    }

    /** The next record of the weights topic. */
    void weights(ConsumerRecord<String, byte[]> record) {
        oracle.weights(record);
        lines.values().forEach(this::compareAnswered);
    }

    /** The next prediction of a partition. */
    void prediction(Answer answer, byte[] value) {
        Line line = line(answer.partition());
        boolean again = answer.offset() < line.next
                || line.predictions.putIfAbsent(answer.offset(), new Found(answer.model(), value)) != null;
        twice += again ? 1 : 0;
        reordered += answer.offset() < line.latest ? 1 : 0;
        line.latest = Math.max(line.latest, answer.offset());
        compareAnswered(line);
    }

    void deadLetter(ConsumerRecord<String, byte[]> record) {
        Line line = line(Integer.parseInt(header(record, "foretell.partition")));
        long offset = Long.parseLong(header(record, "foretell.offset"));
        if (offset < line.next) {
            wrongLetters++;
        } else {
            line.letters.merge(offset, 1, Integer::sum);
        }
        compareAnswered(line);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The next record of a partition. */
    void event(ConsumerRecord<String, byte[]> record) {
        Line line = line(record.partition());
        line.events.add(record);
        compareAnswered(line);
    }

    /** Nothing more will come. */
    void end() {
        for (Line line : lines.values()) {
            while (!line.events.isEmpty()) {
                compare(line, line.events.remove());
            }
            wrong += line.predictions.size();
            wrongLetters += line.letters.size(); // of records that are no poison, or not there
        }
    }

    private Line line(int partition) {
        return lines.computeIfAbsent(partition, first -> new Line());
    }

    private void compareAnswered(Line line) {
        while (!line.events.isEmpty() && answered(line, line.events.peek().offset())) {
            compare(line, line.events.remove());
        }
    }

    private boolean answered(Line line, long offset) {
        Found found = line.predictions.get(offset);
        return found == null ? line.letters.containsKey(offset) : oracle.knows(found.model);
    }

    private void compare(Line line, ConsumerRecord<String, byte[]> event) {
        long offset = event.offset();
        Optional<Found> found = Optional.ofNullable(line.predictions.remove(offset));
        long version = found.map(Found::model).filter(oracle::knows).orElse(0L);
        Optional<byte[]> expected = oracle.prediction(event, version);
        if (expected.isEmpty()) {
            wrong += found.isPresent() ? 1 : 0;
            wrongLetters += Objects.equals(line.letters.remove(offset), 1) ? 0 : 1;
        } else if (found.isEmpty()) {
            lost++;
        } else if (!Arrays.equals(found.get().value, expected.get())) {
            wrong++;
        }
        line.next = offset + 1;
    }

    /**
     * After the end.
     *
     * @return keys whose last state is not the oracle's
     */
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
