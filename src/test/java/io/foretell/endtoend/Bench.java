package io.foretell.endtoend;

import io.foretell.cli.Foretell;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecText;
import io.foretell.topology.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker in a process of its own with all of a setting's events on it, which contestants read one after the other.
 * Not thread-safe.
 */
final class Bench implements AutoCloseable {

    private static final Pattern SERVERS = Pattern.compile("bootstrap\\.servers: (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Setting setting;
    private final Path folder;
    private final JavaProcess broker;
    private final String servers;
    private final Admin admin;
    private int runs;

    Bench(Setting setting, Path folder) throws IOException, ExecutionException, InterruptedException {
        this.setting = setting;
        this.folder = folder;
        broker = JavaProcess.start(
                folder.resolve("broker.txt"), Foretell.class, "broker", "--port", "0", "--data", folder + "/broker");
        servers = servers();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        create(Load.TOPIC);
        feed();
    }

    private String servers() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(LOOK.toMillis())) {
            Matcher said = SERVERS.matcher(broker.output());
            if (said.find()) {
                return said.group(1);
            }
            broker.refuseIfEnded();
        }
        throw new IOException("broker: not there after " + PATIENCE.toSeconds() + " s");
    }

    private void create(String topic) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, setting.threads(), (short) 1))).all().get();
    }

    private void feed() {
        Load load = setting.load();
        LongFunction<byte[]> events = load.events();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "linger.ms", 20, "batch.size", 1 << 18, "compression.type", "lz4",
                "max.in.flight.requests.per.connection", 1);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (long event = 0; event < setting.warmup() + setting.events(); event++) {
                byte[] key = load.key(event).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Load.TOPIC, key, events.apply(event)));
            }
        }
    }

    Figures run(Contestant contestant) throws IOException, ExecutionException, InterruptedException {
        String name = "run-" + runs++;
        Path state = Files.createDirectories(folder.resolve(name));
        Spec spec = setting.load().spec(name, setting.guarantee(), Map.of(
                "bootstrap.servers", servers, "state.dir", state.toString(),
                "num.stream.threads", Integer.toString(setting.threads())));
        Path file = Files.writeString(folder.resolve(name + ".yaml"), SpecText.of(spec));
        create(Names.of(spec).predictions());
        try (JavaProcess process = start(contestant, spec, file, state)) {
            return clock(process, Names.of(spec).predictions());
        }
    }

    private JavaProcess start(Contestant contestant, Spec spec, Path file, Path state) throws IOException {
        Path output = folder.resolve(spec.name() + ".txt");
        if (contestant == Contestant.FORETELL) {
            return JavaProcess.start(
                    output, Foretell.class, "run", "--only", "predict", "--spec", file.toString());
        }
        return JavaProcess.start(output, PassThrough.class, file.toString(), state.toString(),
                Integer.toString(setting.keys()), Integer.toString(setting.threads()));
    }

    private Figures clock(JavaProcess process, String topic)
            throws IOException, ExecutionException, InterruptedException {
        long first = await(process, topic, setting.warmup());
        long start = System.nanoTime();
        Duration cpu = process.cpu();
        long last = await(process, topic, setting.warmup() + setting.events());
        double seconds = (System.nanoTime() - start) / 1e9;
        double events = last - first;
        return new Figures(events / seconds, process.cpu().minus(cpu).toNanos() / 1e3 / events);
    }

    /** Waits until that many records are written, a few markers of transactions among them; returns how many are. */
    private long await(JavaProcess process, String topic, long records)
            throws IOException, ExecutionException, InterruptedException {
        long written = written(topic);
        long since = System.nanoTime();
        while (written < records) {
            process.refuseIfEnded();
            Thread.sleep(LOOK.toMillis());
            long now = written(topic);
            since = now > written ? System.nanoTime() : since;
            written = now;
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IOException("process: stands still after " + written + " of " + records + " records:\n"
                        + process.output());
            }
        }
        return written;
    }

    private long written(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, setting.threads())
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        broker.close();
    }
}
