package io.foretell.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a node that is broker and controller at once and has no others beside it.
 *
 * @param more by Kafka's names, before those made here
 */
record NodeSettings(int port, int controllerPort, Path folder, Map<String, String> more) {

    /** The listener that clients come to. */
    static final String CLIENTS = "CLIENTS";

    static final String HOST = "localhost";

    private static final int CLEANER_BUFFER = 16 << 20; // bytes; compaction of small topics needs no more
    private static final int COMPACTION_CHECK_MILLIS = 15_000;

    /** Bytes. A start after a kill reads a partition's last segment again: the others were flushed when they were full. */
    private static final int SEGMENT = 32 << 20;

    /** The same of what coordinators read whole at each start; they compact all but the last. */
    private static final int COORDINATORS_SEGMENT = 4 << 20;

    /** How often is noted what was flushed. */
    private static final int FLUSHED_MILLIS = 10_000;

    int nodeId() {
        return 1;
    }

    String controllerListener() {
        return "CONTROLLER";
    }

    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>();
        node(all);
        oneReplicaOfEverything(all);
        small(all);
        soonRecovered(all);
        all.putAll(more);
        return all;
    }

    private void node(Map<String, String> all) {
        String client = CLIENTS + "://" + HOST + ":" + port;
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(nodeId()));
        all.put("listeners", client + "," + controllerListener() + "://" + HOST + ":" + controllerPort);
        all.put("advertised.listeners", client);
        all.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + controllerListener() + ":PLAINTEXT");
        all.put("inter.broker.listener.name", CLIENTS);
        all.put("controller.listener.names", controllerListener());
        all.put("controller.quorum.voters", nodeId() + "@" + HOST + ":" + controllerPort);
        all.put("log.dirs", folder.toString());
        all.put("auto.create.topics.enable", "false");
    }

    private static void oneReplicaOfEverything(Map<String, String> all) {
        all.put("default.replication.factor", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void small(Map<String, String> all) {
        all.put("group.initial.rebalance.delay.ms", "0"); // nobody else is on the way
        all.put("group.min.session.timeout.ms", "1000"); // on one machine nothing is far away
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER));
        all.put("log.cleaner.backoff.ms", Integer.toString(COMPACTION_CHECK_MILLIS));
    }

    private static void soonRecovered(Map<String, String> all) {
        all.put("log.flush.offset.checkpoint.interval.ms", Integer.toString(FLUSHED_MILLIS));
        all.put("log.segment.bytes", Integer.toString(SEGMENT));
        all.put("offsets.topic.segment.bytes", Integer.toString(COORDINATORS_SEGMENT));
        all.put("transaction.state.log.segment.bytes", Integer.toString(COORDINATORS_SEGMENT));
    }

    @Override
    public String toString() {
        return "port=" + port + ", folder=" + folder;
    }
}
