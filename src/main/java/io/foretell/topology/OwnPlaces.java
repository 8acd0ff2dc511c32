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
 * The places in a group that are kept for this process (KIP-345), whose threads are its members {@code ID-1}, {@code
 * ID-2}, … Nobody has the tasks of one whose thread is gone: of the process before it that was killed, or of one in it
 * that died. Such a place ends when its session times out; but a coordinator that restarted may have forgotten to
 * measure that, and then it waits for as long as a member may be between two polls.
 */
final class OwnPlaces {

    private static final Logger log = LoggerFactory.getLogger(OwnPlaces.class);

    private final Admin admin;
    private final String group;
    private final String id;
    private final Pattern ours;

    /** @param id of the process */
    OwnPlaces(Admin admin, String group, String id) {
        this.admin = admin;
        this.group = group;
        this.id = id;
        ours = Pattern.compile(Pattern.quote(id) + "-\\d+");
    }

    /**
     * Hands the tasks of all others to whoever is there: with copies of their states they go on at once. What those
     * left open is ended, too, which the others would wait for.
     *
     * @param threads numbers of those that live
     */
    void giveUpAllBut(Set<Integer> threads) throws InterruptedException {
        try {
            Set<MemberToRemove> places = places(threads);
            if (!places.isEmpty()) {
                admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(places)).all().get();
                log.info("{}: gave up {} place(s) of threads of this instance that are gone, so that others go on with"
                        + " their tasks", group, places.size());
                new AbandonedTransactions(admin, group).end();
            }
        } catch (ExecutionException e) {
            log.debug("Places cannot be given up; they are when their sessions time out", e);
        }
    }

    private Set<MemberToRemove> places(Set<Integer> threads) throws ExecutionException, InterruptedException {
        Set<String> taken = threads.stream().map(number -> id + "-" + number).collect(Collectors.toSet());
        ClassicGroupDescription described = admin.describeClassicGroups(List.of(group)).all().get().get(group);
        return described.members().stream()
                .flatMap(member -> member.groupInstanceId().stream())
                .filter(ours.asMatchPredicate())
                .filter(place -> !taken.contains(place))
                .map(MemberToRemove::new)
                .collect(Collectors.toSet());
    }
}
