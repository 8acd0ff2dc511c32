package io.foretell.topology;

import io.foretell.predict.KeyState;
import io.foretell.predict.Rebuild;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a damaged state. If the changelog has a sound one, the local store is restored from it, and nothing of the
 * damage shows. If not, the key is rebuilt from those of its events that are still there; to stop would leave all keys of
 * its task without predictions, and to start again would find the same bytes.
 *
 * <p>One for all tasks of an application. Thread-safe.
 */
final class Repair {

    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    private final Blueprint blueprint;
    private final PastRecords past;
    private final LongAdder damaged;
    private final Remedies remedies;

    /**
     * @param past    of the topic that the tasks read
     * @param damaged counted up
     */
    Repair(Blueprint blueprint, PastRecords past, LongAdder damaged) {
        this.blueprint = blueprint;
        this.past = past;
        this.damaged = damaged;
        remedies = Remedies.under(blueprint.spec().guarantee());
    }

    /**
     * Makes {@code state} the one to go on from.
     *
     * @param model what the event is predicted with for which the state was wanted
     * @throws DamagedState if the task's store is to be restored first
     */
    void mend(Damage damage, Snapshot model, KeyState state) {
        damaged.increment();
        switch (remedies.against(damage)) {
            case RESTORE -> throw new DamagedState(damage);
            case REBUILD -> rebuild(damage, model, state);
            case START_AFRESH -> {
                state.clear();
                log.warn("Key {} starts afresh: its stored state is damaged, and {} of its partition have been rebuilt"
                        + " by now. {}", damage.key(), Remedies.REBUILDS, damage.found());
            }
        }
    }

    private void rebuild(Damage damage, Snapshot model, KeyState state) {
        Rebuild rebuild = new Rebuild(blueprint, model, damage.key(), state);
        past.read(damage.partition(), Rebuild.from(damage.offset()), damage.offset(), record -> rebuild.take(
                record.key(), record.value(), RecordTime.of(record.timestamp(), rebuild.now())));
        if (state.step() > 0) {
            log.warn("Key {} is rebuilt from {} events: its stored state is damaged. {}",
                    damage.key(), state.step(), damage.found());
        } else {
            log.warn("Key {} starts afresh: its stored state is damaged, and no events of it are left. {}",
                    damage.key(), damage.found());
        }
    }
}
