package io.foretell.topology;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open transactions of instances that are no longer in their group. Nobody can commit them any more, but what
 * comes behind them is withheld from readers, and from those who take over, until they end: after the transaction
 * timeout and the brokers' next look for it, some 20 s with what both are by default. Whoever is still there ends them
 * at once. An instance that was only thought dead is told so when it writes, and joins again.
 *
 * <p>Kafka Streams names transactions {@code GROUP-PROCESS-NUMBER} and members {@code GROUP-PROCESS-StreamThread-…}.
 */
public final class AbandonedTransactions {

    private static final Logger log = LoggerFactory.getLogger(AbandonedTransactions.class);

    private final Admin admin;
    private final String group;
    /** The group, the process, the thread: not those of a group whose name begins alike. */
    private final Pattern ours;

    /** @param group also the application id */
    public AbandonedTransactions(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
        ours = Pattern.compile(Pattern.quote(group) + "-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}-\\d+");
    }

    /** Their transactional ids. */
    public List<String> find() throws ExecutionException, InterruptedException {
        // In this order: whoever has a transaction is a member, unless it has been one.
        List<String> open = open();
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> present = processes();
        return open.stream().filter(id -> !present.contains(process(id))).toList();
    }

    private List<String> open() throws ExecutionException, InterruptedException {
        var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(ours.asMatchPredicate())
                .toList();
    }

    private Set<String> processes() throws ExecutionException, InterruptedException {
        try {
            return admin.describeClassicGroups(Set.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.clientId().replaceFirst("-StreamThread-.*$", ""))
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }

    private static String process(String transactionalId) {
        return transactionalId.substring(0, transactionalId.lastIndexOf('-'));
    }

    /** Ends those there are; true if there were any. */
    boolean end() throws ExecutionException, InterruptedException {
        return end(find(), "an instance that is gone");
    }

    /**
     * Ends those that a process left open when it was killed and that is about to start again under its name. Streams
     * would not before it has a task again, and with a standby elsewhere it may be given none: whoever has its tasks
     * now would wait.
     *
     * @param process as {@code GROUP-PROCESS}; must not have started yet
     */
    boolean endThoseOf(String process) throws ExecutionException, InterruptedException {
        return end(open().stream().filter(id -> process(id).equals(process)).toList(), "its own from before a kill");
    }

    private boolean end(List<String> abandoned, String whose) throws ExecutionException, InterruptedException {
        if (abandoned.isEmpty()) {
            return false;
        }
        admin.fenceProducers(abandoned).all().get();
        log.info("{}: ended {} open transaction(s) of {}", group, abandoned.size(), whose);
        return true;
    }
}
