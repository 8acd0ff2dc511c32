package io.foretell.evaluate;

import io.foretell.event.Event;
import io.foretell.learn.InMemoryHistory;
import io.foretell.learn.Learner;
import io.foretell.learn.Merge;
import io.foretell.learn.Recipe;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.Optional;

/** The trainer's half of a replay: one task and the merge, taking turns in one thread. */
final class Learning {

    private static final String TASK = "0_0"; // as the first task of a trainer in Kafka is called

    private final Protocol protocol;
    private final Learner learner;
    private final Merge merge;
    private Snapshot current;
    private long promoted;

    Learning(Blueprint blueprint, Protocol protocol, Recipe recipe) {
        this.protocol = protocol;
        learner = new Learner(blueprint, recipe, new InMemoryHistory(), TASK, () -> 0);
        merge = new Merge(blueprint, recipe);
        current = merge.current();
    }

    /** The snapshot that predicts. */
    Snapshot current() {
        return current;
    }

    /** How often a better candidate became current. */
    long promoted() {
        return promoted;
    }

    /** @param number of the event, from 1 on; its forecast has been scored */
    void take(Event event, long number) {
        if (!protocol.learnsAt(number)) {
            return;
        }
        learner.append(event, merge.candidate()); // the line that trains on stored states rolls them
        if (number % protocol.roundEvery() == 0) {
            learner.round(current, merge.candidate(), Optional.empty()).ifPresent(update -> {
                Merge.Outcome outcome = merge.merge(update);
                promoted += outcome.promoted().isPresent() ? 1 : 0;
                outcome.promoted().ifPresent(better -> current = better);
            });
        }
    }

    void forget(String key) {
        learner.forget(key);
    }
}
