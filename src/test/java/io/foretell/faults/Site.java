package io.foretell.faults;

import static org.awaitility.Awaitility.await;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Names;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker, predictors and perhaps a trainer, each a process of its own. Not thread-safe. */
final class Site implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Plan plan;
    private final String servers;
    private final Member broker;
    private final List<Member> predictors = new ArrayList<>();
    private final Member trainer;
    private final Spec spec;

    private Site(Path folder, int port, Plan plan) throws IOException {
        this.folder = folder;
        this.plan = plan;
        servers = "localhost:" + port;
        broker = new Member(folder, "broker", List.of(
                "broker", "--port", Integer.toString(port), "--data", folder.resolve("broker").toString()));
        spec = SpecReader.read(text("predictor-0"), Map.of());
        predictors.add(predictor(0));
        predictors.add(predictor(1));
        trainer = member("trainer", "train");
    }

    /** With a broker and the events' topic, and nothing else yet. */
    static Site open(Path folder, Plan plan) throws IOException, ExecutionException, InterruptedException {
        Site site = new Site(folder, freePort(), plan);
        try {
            site.broker.start();
            site.create();
            return site;
        } catch (IOException | RuntimeException | ExecutionException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void create() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            await("broker").atMost(PATIENCE).ignoreExceptions().until(() -> {
                broker.refuseIfEnded();
                return !admin.describeCluster().nodes().get().isEmpty();
            });
            admin.createTopics(Set.of(new NewTopic(spec.input().topic(), PARTITIONS, (short) 1))).all().get();
        }
    }

    private Member predictor(int number) throws IOException {
        return member("predictor-" + number, "predict");
    }

    private Member member(String name, String part) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, text(name));
        return new Member(folder, name, List.of("run", "--spec", file.toString(), "--only", part));
    }

    private String text(String name) {
        return """
                name: faults
                input: {topic: events}
                features:
                  - {field: value, type: number, scale: per-key}
                  - {field: kind, type: category, values: [a, b, c]}
                  - {type: elapsed}
                target: {field: value}
                lstm: {hidden: 16}
                training: {every: 2s, steps: 4, batch: 16, window: 32, burn-in: 4}
                guarantee: %s
                kafka:
                  bootstrap.servers: %s
                  state.dir: %s
                  consumer.session.timeout.ms: %d
                  consumer.heartbeat.interval.ms: 500
                  num.standby.replicas: %d
                  producer.linger.ms: 10 # what is written reaches the broker long before its commit, and a fault hits it
                """.formatted(plan.guarantee(), servers, folder.resolve("state-" + name),
                SESSION_TIMEOUT.toMillis(), plan.standbys());
    }

    String servers() {
        return servers;
    }

    Spec spec() {
        return spec;
    }

    Names names() {
        return Names.of(spec);
    }

    Member broker() {
        return broker;
    }

    Member trainer() {
        return trainer;
    }

    /** Two, unless a third has been asked for. */
    List<Member> predictors() {
        return predictors;
    }

    /** One more than there are, not started. */
    Member further() throws IOException {
        Member member = predictor(predictors.size());
        predictors.add(member);
        return member;
    }

    /** Where a predictor keeps its copies of the states. */
    Path state(int predictor) {
        return folder.resolve("state-predictor-" + predictor);
    }

    /** With all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** All that run, but the broker. */
    List<Member> members() {
        List<Member> all = new ArrayList<>(predictors);
        all.add(trainer);
        return all;
    }

    @Override
    public void close() {
        for (Member member : members()) {
            member.kill();
        }
        broker.kill();
    }

    /** What a process printed, since its first start. */
    String printed() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Member member : members()) {
            all.append(member.printed());
        }
        return all.toString();
    }
}
