package io.foretell.topology;

import io.foretell.spec.Guarantee;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is to be done about damaged states. The first one is taken for the local store's fault, and its task is restored
 * from the changelog. If the same bytes are met again, the changelog has them so; from there on all damaged states of
 * that task are rebuilt, and a thousand of them do not cost a thousand restorations.
 *
 * <p>One for all tasks of an application, whose threads come and go; what it remembers and what it allows is limited
 * for each task. Thread-safe.
 */
final class Remedies {

    enum Remedy {
        /** Of the task's store, from its changelog. */
        RESTORE,
        /** Of the key's state, from its events. */
        REBUILD,
        START_AFRESH
    }

    /** Of one task: a disk that has damaged its store as often will do so again. */
    static final int RESTORATIONS = 10;

    /** Of one task: it stands still for about a second at each, or at as many as are found in one look. */
    static final int REBUILDS = 100;

    private final int restorations; // of each task
    private final Map<Integer, Task> tasks = new HashMap<>(); // by partition

    private Remedies(int restorations) {
        this.restorations = restorations;
    }

    /** Under at-least-once nothing is restored: there a thread that dies leaves its stores to the next one. */
    static Remedies under(Guarantee guarantee) {
        return new Remedies(guarantee == Guarantee.EXACTLY_ONCE ? RESTORATIONS : 0);
    }

    synchronized Remedy against(Damage damage) {
        return tasks.computeIfAbsent(damage.partition(), first -> new Task(restorations)).remedy(damage);
    }

    private record Met(String key, ByteBuffer stored) {}

    private static final class Task {

        private final Set<Met> met = new HashSet<>(); // one for each restoration
        private int restorations; // left
        private int rebuilds = REBUILDS; // left

        Task(int restorations) {
            this.restorations = restorations;
        }

        Remedy remedy(Damage damage) {
            if (restorations > 0 && met.add(new Met(damage.key(), ByteBuffer.wrap(damage.stored())))) {
                restorations--;
                return Remedy.RESTORE;
            }
            restorations = 0; // the changelog has it so, or the disk is beyond help
            met.clear();
            if (rebuilds > 0) {
                rebuilds--;
                return Remedy.REBUILD;
            }
            return Remedy.START_AFRESH;
        }
    }
}
