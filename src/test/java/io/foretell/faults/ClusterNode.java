package io.foretell.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One broker of a cluster, which is also one of its controllers. Arguments: its number, its folder, the address of all,
 * and for each node two ports, clients' and controllers'.
 */
final class ClusterNode {

    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAQ"; // an id of 16 bytes in base 64
    private static final String CONTROLLER = "CONTROLLER";

    private final int number;
    private final Path folder;
    private final String host;
    private final int[] ports;

    private ClusterNode(String[] arguments) {
        number = Integer.parseInt(arguments[0]);
        folder = Path.of(arguments[1]);
        host = arguments[2];
        ports = IntStream.range(3, arguments.length).map(i -> Integer.parseInt(arguments[i])).toArray();
    }

    public static void main(String[] arguments) throws Exception {
        ClusterNode node = new ClusterNode(arguments);
        node.format();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(node.settings()), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "node-stop"));
        server.startup();
        server.awaitShutdown();
    }

    private void format() throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(number)
                .setClusterId(CLUSTER)
                .addDirectory(Files.createDirectories(folder).toString())
                .setControllerListenerName(CONTROLLER)
                .run();
    }

    private Map<String, String> settings() {
        int nodes = ports.length / 2;
        String copies = Integer.toString(nodes);
        String inSync = Integer.toString(nodes / 2 + 1);
        Map<String, String> all = new HashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", Integer.toString(number),
                "listeners", listener("PLAINTEXT", 2 * number) + "," + listener(CONTROLLER, 2 * number + 1),
                "advertised.listeners", listener("PLAINTEXT", 2 * number),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names", CONTROLLER,
                "controller.quorum.voters", IntStream.range(0, nodes)
                        .mapToObj(node -> node + "@" + host + ":" + ports[2 * node + 1])
                        .collect(Collectors.joining(",")),
                "log.dirs", folder.toString(),
                "auto.create.topics.enable", "false"));
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            all.put(topic + ".replication.factor", copies);
            all.put(topic + ".num.partitions", copies);
        }
        all.put("transaction.state.log.min.isr", inSync);
        all.put("min.insync.replicas", inSync);
        all.put("group.initial.rebalance.delay.ms", "0"); // nobody else is on the way
        all.put("group.min.session.timeout.ms", "1000");
        // Until then a killed one is not let in again: with more than the time from one kill to the next, two would be away.
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        return all;
    }

    private String listener(String name, int port) {
        return name + "://" + host + ":" + ports[port];
    }
}
