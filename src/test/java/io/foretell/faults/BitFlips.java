package io.foretell.faults;

import static org.awaitility.Awaitility.await;

import io.foretell.predict.CorruptState;
import io.foretell.predict.KeyState;
import io.foretell.snapshot.Blueprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * While no predictor runs, a bit of what it will read is another one: of a state in its local store, of a state in the
 * changelog, or of each of a store's files. The second has its key rebuilt from its events; of the other two nothing is
 * to be seen in the answers, since there is a changelog.
 */
final class BitFlips implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Damage> damages = new CopyOnWriteArrayList<>();
    private final List<String> unmet = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int strikes;

    /** A state as it lies in a store. */
    private record Stored(int partition, Path store, byte[] key, byte[] value, long step) {

        String name() {
            return new String(key, StandardCharsets.UTF_8);
        }
    }

    /** All keys are at one place then, and move only while that runs. */
    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public void settle(Scene scene) {
        scene.awaitAnswers();
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        Member predictor = scene.site().predictors().get(0);
        predictor.leave();
        Path state = scene.site().state(predictor);
        try {
            switch (strikes++ % 3) {
                case 0 -> flipStored(scene, state);
                case 1 -> flipLogged(scene, state);
                default -> flipFiles(scene, state);
            }
        } catch (RocksDBException e) {
            throw new IOException(e);
        }
    }

    private void flipStored(Scene scene, Path state) throws IOException, RocksDBException {
        Stored chosen = any(scene, state);
        try (RocksDB store = RocksDB.open(chosen.store().toString());
                FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
            store.put(chosen.key(), flipped(chosen.value(), scene.random()));
            store.flush(flush);
        }
        note("local store", chosen);
        startAndAwait(scene, "is damaged and is restored from its changelog. DamagedState: key=" + chosen.name() + ",");
    }

    private void flipLogged(Scene scene, Path state) throws IOException, RocksDBException {
        Stored chosen = any(scene, state);
        Site.empty(state);
        ByteArraySerializer bytes = new ByteArraySerializer();
        String topic = scene.site().names().predictor() + "-states-changelog";
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", scene.site().servers()), bytes, bytes)) {
            byte[] value = flipped(chosen.value(), scene.random());
            producer.send(new ProducerRecord<>(topic, chosen.partition(), chosen.key(), value));
        }
        note("changelog", chosen);
        damages.add(new Damage(chosen.name(), chosen.step()));
        startAndAwait(scene, "Key " + chosen.name() + " is rebuilt from ");
    }

    private void note(String place, Stored chosen) {
        notes.add(place + ": " + chosen.name() + " after " + chosen.step() + " events");
    }

    private void flipFiles(Scene scene, Path state) throws IOException {
        List<Path> stores = stores(state);
        Path store = stores.get(scene.random().nextInt(stores.size()));
        for (Path file : files(store, ".sst")) {
            Files.write(file, flipped(Files.readAllBytes(file), scene.random()));
        }
        notes.add("files of " + state.relativize(store));
        startAndAwait(scene, "is damaged");
    }

    private void startAndAwait(Scene scene, String line) throws IOException {
        Member predictor = scene.site().predictors().get(0);
        predictor.start();
        try {
            await(line).atMost(PATIENCE).until(() -> {
                scene.site().supervise();
                return predictor.lastPrinted().contains(line);
            });
        } catch (ConditionTimeoutException e) {
            unmet.add("not said: " + line);
        }
    }

    private static Stored any(Scene scene, Path state) throws IOException, RocksDBException {
        List<Stored> all = new ArrayList<>();
        for (Path store : stores(state)) {
            all.addAll(readable(store, new KeyState(Blueprint.of(scene.site().spec()))));
        }
        return all.get(scene.random().nextInt(all.size()));
    }

    private static List<Stored> readable(Path store, KeyState state) throws RocksDBException {
        List<Stored> all = new ArrayList<>();
        String task = store.getParent().getParent().getFileName().toString(); // as 0_3
        int partition = Integer.parseInt(task.replaceFirst(".*_", ""));
        try (RocksDB open = RocksDB.openReadOnly(store.toString()); RocksIterator at = open.newIterator()) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                try {
                    state.read(at.value());
                    all.add(new Stored(partition, store, at.key(), at.value(), state.step()));
                } catch (CorruptState alreadyDamaged) {
                    // and not asked about since
                }
            }
        }
        return all;
    }

    private static List<Path> stores(Path state) throws IOException {
        try (Stream<Path> all = Files.find(state, 10, (path, kind) -> path.endsWith("rocksdb/states"))) {
            return all.sorted().toList();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    @Override
    public List<Damage> damages() {
        return damages;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<String> unmet() {
        return unmet;
    }
}
