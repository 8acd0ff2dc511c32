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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Brokers, predictors and a trainer, each a process of its own. Not thread-safe. */
final class Site implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Plan plan;
    private final Fault fault;
    private final int[] ports;
    private final List<Member> brokers = new ArrayList<>();
    private final List<Member> predictors = new ArrayList<>();
    private final Member trainer;
    private final Spec spec;

    private Site(Path folder, Plan plan, Fault fault) throws IOException {
        this.folder = folder;
        this.plan = plan;
        this.fault = fault;
        ports = freePorts(2 * fault.brokers());
        for (int i = 0; i < fault.brokers(); i++) {
            brokers.add(broker(i));
        }
        spec = SpecReader.read(text("predictor-0"), Map.of());
        for (int i = 0; i < fault.predictors(); i++) {
            predictors.add(member("predictor-" + i, fault.launch(i), "predict"));
        }
        trainer = member("trainer", Launch.PLAIN, "train");
    }

    /** With brokers and the events' topic, and nothing else yet. */
    static Site open(Path folder, Plan plan, Fault fault) throws IOException, ExecutionException, InterruptedException {
        Shell.run(Launch.FORETELL, "--version"); // builds what is out of date, once for all
        Site site = new Site(folder, plan, fault);
        try {
            for (Member broker : site.brokers) {
                broker.start();
            }
            site.create();
            return site;
        } catch (IOException | RuntimeException | ExecutionException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>(); // all open at once, so that no two are the same
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Ours where there is one on this machine's own address, as users have it; else a cluster's. */
    private Member broker(int number) {
        String name = "broker-" + number;
        String data = folder.resolve(name).toString();
        if (ports.length == 2 && fault.host().equals("localhost")) {
            return new Member(folder, name, Launch.PLAIN.foretell(
                    List.of("broker", "--port", Integer.toString(ports[0]), "--data", data)));
        }
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(number), data, fault.host()));
        Arrays.stream(ports).mapToObj(Integer::toString).forEach(arguments::add);
        return new Member(folder, name, Launch.PLAIN.test(ClusterNode.class, arguments));
    }

    private void create() throws ExecutionException, InterruptedException {
        short copies = (short) brokers.size();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            await("brokers").atMost(PATIENCE).ignoreExceptions().until(() -> {
                for (Member broker : brokers) {
                    broker.refuseIfEnded();
                }
                return admin.describeCluster().nodes().get().size() == copies;
            });
            admin.createTopics(Set.of(new NewTopic(spec.input().topic(), PARTITIONS, copies))).all().get();
        }
    }

    private Member member(String name, Launch launch, String part) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, text(name));
        return new Member(
                folder, name, launch.foretell(List.of("run", "--spec", file.toString(), "--only", part)));
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
                """.formatted(plan.guarantee(), servers(), state(name), SESSION_TIMEOUT.toMillis(),
                plan.standbys());
    }

    /** Of all brokers. */
    String servers() {
        return IntStream.range(0, fault.brokers())
                .mapToObj(broker -> fault.host() + ":" + ports[2 * broker])
                .collect(Collectors.joining(","));
    }

    Spec spec() {
        return spec;
    }

    Names names() {
        return Names.of(spec);
    }

    List<Member> brokers() {
        return brokers;
    }

    Member trainer() {
        return trainer;
    }

    List<Member> predictors() {
        return predictors;
    }

    /** Where one keeps its copies of the states. */
    Path state(Member member) {
        return state(member.name());
    }

    private Path state(String name) {
        return folder.resolve("state-" + name);
    }

    /** With all that is in it. */
    static void delete(Path folder) throws IOException {
        empty(folder);
        Files.delete(folder);
    }

    /** Deletes all that is in it, if it is there. */
    static void empty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.skip(1).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** All that run, but the brokers. */
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
        brokers.forEach(Member::kill);
    }

    /** As whoever runs such processes does: one that has ended is started again. */
    void supervise() throws IOException {
        for (Member member : members()) {
            member.startIfEnded();
        }
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
