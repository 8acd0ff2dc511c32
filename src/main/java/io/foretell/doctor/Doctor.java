package io.foretell.doctor;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import io.foretell.topology.Cluster;
import io.foretell.topology.Names;
import io.foretell.topology.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Examines what runs under a spec's name. Only looks, but for {@link #endHanging}. Not thread-safe.
 *
 * @see <a href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-664">KIP-664, hanging transactions</a>
 */
public final class Doctor implements AutoCloseable {

    private final Spec spec;
    private final Cluster cluster;
    private final HangingTransactions hanging;

    private Doctor(Spec spec, Cluster cluster) {
        this.spec = spec;
        this.cluster = cluster;
        hanging = new HangingTransactions(cluster.admin(), Names.of(spec), InstantSource.system());
    }

    /** @throws io.foretell.topology.StartException if no broker answers */
    public static Doctor visit(Spec spec) {
        return new Doctor(spec, Cluster.connect(new Settings(spec)));
    }

    /** All that was looked at, in the order of the data flow; without any topic of ours, that alone. */
    public List<Finding> examine() throws InterruptedException {
        Settings settings = new Settings(spec);
        Names names = Names.of(spec);
        Admin admin = cluster.admin();
        TopicReader reader = new TopicReader(settings);
        List<Finding> findings = new ArrayList<>(look(new Topics(admin, names)));
        if (findings.stream().allMatch(finding -> finding.severity() == Finding.Severity.WELL)) {
            for (Look next : List.of(
                    new Rights(admin, spec),
                    new Model(reader, settings, names, Blueprint.of(spec)),
                    new Group(admin, names.predictor(), "predictor"),
                    new Group(admin, names.trainer(), "trainer"),
                    new Refused(reader, names.deadLetters()),
                    hanging)) {
                findings.addAll(look(next));
            }
        }
        return findings;
    }

    private List<Finding> look(Look look) throws InterruptedException {
        try {
            return look.look();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of(Finding.ill(look.subject(), "could not be looked at: " + new Settings(spec).hiding(cause.getMessage()),
                    "Is that right missing to this user?"));
        }
    }

    /**
     * Aborts the transactions that hang, on all their partitions.
     *
     * @return how many
     */
    public int endHanging() throws ExecutionException, InterruptedException {
        return hanging.end();
    }

    /** Topics of ours that are there. */
    static List<String> present(Admin admin, Names names) throws ExecutionException, InterruptedException {
        Set<String> all = admin.listTopics().names().get();
        return names.all().stream().filter(all::contains).toList();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
