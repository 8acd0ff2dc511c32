package io.foretell.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller, on the loopback interface.
 *
 * <p>For trying things out, demos and tests; one node keeps no second copy of anything. Topics are never created by
 * using them. What it stores outlives it: the same folder gives the same cluster again. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final int port;
    private final KafkaRaftServer server;
    private final DataFolder data;
    private boolean closed;

    private EmbeddedBroker(int port, KafkaRaftServer server, DataFolder data) {
        this.port = port;
        this.server = server;
        this.data = data;
    }

    /**
     * Starts a broker and returns once it takes requests.
     *
     * @param port   0: any free one
     * @param folder for its data; made if it is not there
     * @throws BrokerStartException if the port is taken or the folder cannot be used
     */
    public static EmbeddedBroker start(int port, Path folder) {
        return start(port, folder, Map.of());
    }

    /**
     * The same with settings of its user's: how clients are let in, for one. The listener that clients come to is
     * called {@value NodeSettings#CLIENTS}.
     *
     * @param settings by Kafka's names; they go before ours
     */
    public static EmbeddedBroker start(int port, Path folder, Map<String, String> settings) {
        long start = System.nanoTime();
        int own = port == 0 ? Ports.free() : Ports.requireFree(port);
        DataFolder data = DataFolder.open(folder);
        KafkaRaftServer server = startServer(new NodeSettings(own, Ports.free(), data.path(), settings), data);
        log.info("Broker ready at localhost:{} after {} ms, data in {}", own, millisSince(start), data.path());
        return new EmbeddedBroker(own, server, data);
    }

    private static KafkaRaftServer startServer(NodeSettings settings, DataFolder data) {
        KafkaRaftServer server = null;
        try {
            if (data.leftByAKill()) {
                Fencing.formerSelf(settings);
            }
            data.format(settings.nodeId(), settings.controllerListener());
            server = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
            server.startup();
            return server;
        } catch (Exception e) {
            if (server != null) {
                server.shutdown();
            }
            data.close();
            throw new BrokerStartException("broker did not start: " + settings + " (" + e.getMessage()
                    + "). If the folder was written by another version, give a fresh one with --data.", e);
        }
    }

    public int port() {
        return port;
    }

    /** What clients put into {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return NodeSettings.HOST + ":" + port;
    }

    /** Stops the broker; its data stays. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        data.close();
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
