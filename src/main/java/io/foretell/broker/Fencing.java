package io.foretell.broker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Has a node's controller miss the broker that was killed, before the broker starts again. Else the new one begins as
 * the leader that its former self was and is elected anew a moment later, and a group coordinator that is still reading
 * its log by then answers with half of its groups, and with offsets from long ago (Kafka 4.2.2, and 4.4.0 by its code:
 * {@code CoordinatorRuntime.load}). It saves time, too: the controller would not let the new one in before the session
 * of the former one is over.
 */
final class Fencing {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SESSION_MILLIS = 100; // nobody is there who could keep it
    private static final int LOOK_MILLIS = 20;
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    private Fencing() {}

    /**
     * Returns once it is missed, or if there seems to be none: it was killed before it had come into its own.
     *
     * @param settings of the node, which does not run and has run before in its folder
     */
    static void formerSelf(NodeSettings settings) {
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(controllerAlone(settings)), Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static Map<String, String> controllerAlone(NodeSettings settings) {
        Map<String, String> all = new HashMap<>(settings.properties());
        all.put("process.roles", "controller");
        String controller = settings.controllerListener() + "://" + NodeSettings.HOST + ":" + settings.controllerPort();
        all.put("listeners", controller);
        all.remove("advertised.listeners");
        all.put("broker.session.timeout.ms", Integer.toString(SESSION_MILLIS));
        all.put("broker.heartbeat.interval.ms", Integer.toString(SESSION_MILLIS / 2));
        return all;
    }

    private static void awaitFenced() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (brokersFenced() == 0 && System.nanoTime() < end) {
            pause();
        }
    }

    /** As Kafka's documented metric has it; there is one node. */
    private static int brokersFenced() {
        MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(FENCED);
            return metrics.isRegistered(name) ? ((Number) metrics.getAttribute(name, "Value")).intValue() : 0;
        } catch (JMException e) {
            throw new IllegalStateException("metric cannot be read: " + FENCED, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerStartException("interrupted while starting", e);
        }
    }
}
