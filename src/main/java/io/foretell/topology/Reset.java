package io.foretell.topology;

import io.foretell.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Forgets a model: every topic of ours, both consumer groups with their offsets, and the local state on this machine.
 * The events stay. Not for the faint: predictions are gone with it.
 *
 * @param topics of ours that exist
 * @param groups of ours that exist
 * @param folder the local state's, whether it exists or not
 */
public record Reset(List<String> topics, List<String> groups, Path folder) {

    public Reset {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /** What there is to forget. @throws StartException if no broker is reached */
    public static Reset plan(Spec spec) {
        Settings settings = new Settings(spec);
        Names names = Names.of(spec);
        try (Cluster cluster = Cluster.connect(settings)) {
            Admin admin = cluster.admin();
            Set<String> topics = admin.listTopics().names().get();
            List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(List.of(names.predictor(), names.trainer())::contains)
                    .sorted()
                    .toList();
            return new Reset(names.all().stream().filter(topics::contains).toList(), groups, settings.stateRoot());
        } catch (ExecutionException | InterruptedException e) {
            throw failed(e);
        }
    }

    /** Does it. @throws StartException if an instance is still running */
    public void carryOut(Spec spec) {
        try (Cluster cluster = Cluster.connect(new Settings(spec))) {
            Admin admin = cluster.admin();
            admin.deleteConsumerGroups(groups).all().get();
            admin.deleteTopics(topics).all().get();
            delete(folder);
        } catch (ExecutionException | InterruptedException e) {
            throw failed(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new StartException(
                    "local state could not be deleted: folder=" + folder + " (" + e + "). Delete it by hand.", e);
        }
    }

    private static StartException failed(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new StartException("interrupted while resetting; do it again", e);
        }
        if (e.getCause() instanceof GroupNotEmptyException) {
            return new StartException("an instance is still running (" + e.getCause().getMessage()
                    + "). Stop every one of this name first; one that was killed is missed after 10 s.", e);
        }
        return new StartException("reset did not finish (" + e.getCause().getMessage() + "). Do it again.", e);
    }
}
