package io.foretell.topology;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brokers, as found at the start. Thread-safe. */
public final class Cluster implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** How Kafka puts a host name that does not resolve, which it takes for a wrong setting. */
    private static final String NO_SUCH_HOST = "No resolvable bootstrap urls";

    private final Admin admin;
    private final int brokers;

    private Cluster(Admin admin, int brokers) {
        this.admin = admin;
        this.brokers = brokers;
    }

    /** @throws StartException within 10 s if none of them answers */
    public static Cluster connect(Settings settings) {
        Admin admin = admin(settings);
        try {
            int brokers = admin.describeCluster().nodes().get().size();
            log.info("Connected to {}: {}", settings.servers(), brokers == 1 ? "1 broker" : brokers + " brokers");
            return new Cluster(admin, brokers);
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw unreachable(settings, e.getCause());
        } catch (InterruptedException e) {
            admin.close(Duration.ZERO);
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while connecting: bootstrap.servers=" + settings.servers(), e);
        }
    }

    private static Admin admin(Settings settings) {
        try {
            return Admin.create(settings.admin(PATIENCE));
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException wrong && wrong.getMessage().contains(NO_SUCH_HOST)) {
                throw unreachable(settings, wrong);
            }
            throw refused(settings, e);
        }
    }

    /** Nothing was asked of any broker yet: it is the settings, or the files that they name. */
    private static StartException refused(Settings settings, KafkaException e) {
        return new StartException("setting refused by Kafka: " + settings.hiding(Reasons.of(e))
                + ". Correct it in the spec's kafka section.", e);
    }

    private static StartException unreachable(Settings settings, Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return new StartException("broker refused us: bootstrap.servers=" + settings.servers() + " ("
                    + settings.hiding(cause.getMessage()) + "). Check the security settings in the spec's kafka section.", cause);
        }
        return new StartException("no broker reached: bootstrap.servers=" + settings.servers() + " ("
                + settings.hiding(cause.getMessage()) + "). Is it running, and may this machine talk to it?"
                + " For one to try things out: foretell broker.", cause);
    }

    public Admin admin() {
        return admin;
    }

    int brokers() {
        return brokers;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
