package io.foretell.topology;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says it once when the brokers are gone, and once when they are back; the clients themselves retry without end. */
final class BrokerWatch implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

    private final Admin admin;
    private final String servers;
    private boolean gone;

    BrokerWatch(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    @Override
    public void run() {
        boolean answered = answers();
        if (!answered && !gone) {
            log.warn("No broker answers at {}; trying on until one does, nothing is lost", servers);
        } else if (answered && gone) {
            log.info("A broker answers again at {}", servers);
        }
        gone = !answered;
    }

    private boolean answers() {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !gone; // we are being closed: nothing to say
        }
    }
}
