package io.foretell.topology;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that was killed, whose folder another one has now, and so its place in the group (KIP-345). The place is
 * kept for it until its session times out, and nobody has its tasks meanwhile.
 */
final class FormerSelf {

    private static final Logger log = LoggerFactory.getLogger(FormerSelf.class);

    private final Admin admin;
    private final String group;
    private final Pattern ours;

    /** @param id of the process: its threads are the members {@code ID-1}, {@code ID-2}, … */
    FormerSelf(Admin admin, String group, String id) {
        this.admin = admin;
        this.group = group;
        ours = Pattern.compile(Pattern.quote(id) + "-\\d+");
    }

    /**
     * Hands its tasks to whoever else is there, if it still has a place: with copies of their states they go on at once.
     * What it left open is ended, too, which they would wait for.
     */
    void giveUpPlace() throws InterruptedException {
        try {
            Set<MemberToRemove> places = places();
            if (!places.isEmpty()) {
                admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(places)).all().get();
                log.info("{}: gave up its place from before a kill, so that others go on with its tasks", group);
                new AbandonedTransactions(admin, group).end();
            }
        } catch (ExecutionException e) {
            log.debug("A former place cannot be given up; it is when its session times out", e);
        }
    }

    private Set<MemberToRemove> places() throws ExecutionException, InterruptedException {
        ClassicGroupDescription described = admin.describeClassicGroups(List.of(group)).all().get().get(group);
        return described.members().stream()
                .flatMap(member -> member.groupInstanceId().stream())
                .filter(ours.asMatchPredicate())
                .map(MemberToRemove::new)
                .collect(Collectors.toSet());
    }
}
