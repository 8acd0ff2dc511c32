package io.foretell.endtoend.bench;

import static org.awaitility.Awaitility.await;

import io.foretell.cli.Foretell;
import io.foretell.spec.SpecText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A broker in a process of its own, and a folder for everything that is measured on it; gone when closed. */
public final class Bench implements AutoCloseable {

    private static final Pattern SERVERS = Pattern.compile("bootstrap\\.servers: (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final JavaProcess broker;
    private final String servers;
    private final Topics topics;
    private final AtomicInteger deployments = new AtomicInteger();

    private Bench(Path folder, JavaProcess broker, String servers) {
        this.folder = folder;
        this.broker = broker;
        this.servers = servers;
        topics = new Topics(servers);
    }

    public static Bench open() throws IOException {
        Path folder = Files.createTempDirectory("foretell-endtoend");
        JavaProcess broker = JavaProcess.start(
                folder.resolve("broker.txt"), Foretell.class, "broker", "--port", "0", "--data", folder + "/broker");
        try {
            return new Bench(folder, broker, servers(broker));
        } catch (RuntimeException e) {
            broker.close();
            delete(folder);
            throw e;
        }
    }

    private static String servers(JavaProcess broker) {
        return await("broker").atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    broker.refuseIfEnded();
                    return SERVERS.matcher(broker.output()).results().findFirst();
                }, found -> found.isPresent())
                .orElseThrow()
                .group(1);
    }

    public String servers() {
        return servers;
    }

    public Topics topics() {
        return topics;
    }

    /**
     * A spec under a name of its own that reads that topic; nothing runs yet.
     *
     * @param kafka settings in the spec's {@code kafka} section beside the brokers and the state's folder
     */
    public Deployment deploy(Load load, String topic, String guarantee, Map<String, String> kafka) throws IOException {
        String name = "run-" + deployments.getAndIncrement();
        Path own = Files.createDirectories(folder.resolve(name));
        Map<String, String> all = new HashMap<>(kafka);
        all.put("bootstrap.servers", servers);
        all.put("state.dir", own.resolve("state").toString());
        Deployment deployment = new Deployment(load, load.spec(name, topic, guarantee, all), own);
        Files.writeString(deployment.file(), SpecText.of(deployment.spec()));
        return deployment;
    }

    /** The topics go, too. */
    @Override
    public void close() throws IOException {
        topics.close();
        broker.close();
        delete(folder);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
