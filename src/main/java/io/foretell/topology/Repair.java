package io.foretell.topology;

import io.foretell.predict.Rebuild;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a damaged state. If the changelog has a sound one, the local store is restored from it, and nothing
 * of the damage shows. If not, the key is rebuilt from those of its events that are still there: to stop would leave
 * all keys of its task without predictions, and to start again would find the same bytes.
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
     * Makes of each damaged state one to go on from; those that are rebuilt share one reading of the past.
     *
     * @param damages of one partition
     * @param model   what the events are predicted with that the states are for
     * @throws DamagedState if the task's store is to be restored first
     */
    void mend(List<Damage> damages, Snapshot model) {
        List<Damage> lasting = new ArrayList<>();
        for (Damage damage : damages) {
            damaged.increment();
            switch (remedies.against(damage)) {
                case RESTORE -> throw new DamagedState(damage);
                case REBUILD -> lasting.add(damage);
                case START_AFRESH -> startAfresh(damage);
            }
        }
        if (!lasting.isEmpty()) {
            rebuild(lasting, model);
        }
    }

    private static void startAfresh(Damage damage) {
        damage.state().clear();
        log.warn("Key {} starts afresh: its stored state is damaged, and {} of its partition were rebuilt before. {}",
                damage.key(), Remedies.REBUILDS, damage.found());
    }

    private void rebuild(List<Damage> damages, Snapshot model) {
        List<Rebuild> rebuilds = damages.stream()
                .map(damage -> new Rebuild(blueprint, model, damage.key(), damage.offset(), damage.state()))
                .toList();
        long from = rebuilds.stream().mapToLong(Rebuild::from).min().orElseThrow();
        long end = damages.stream().mapToLong(Damage::offset).max().orElseThrow();
        past.read(damages.get(0).partition(), from, end, record -> rebuilds.forEach(rebuild -> take(rebuild, record)));
        damages.forEach(Repair::tell);
    }

    private static void take(Rebuild rebuild, ConsumerRecord<byte[], byte[]> record) {
        long timestamp = RecordTime.of(record.timestamp(), rebuild.now());
        rebuild.take(record.offset(), record.key(), record.value(), timestamp);
    }

    private static void tell(Damage rebuilt) {
        long events = rebuilt.state().step();
        if (events > 0) {
            log.warn("Key {} is rebuilt from {} events: its stored state is damaged. {}",
                    rebuilt.key(), events, rebuilt.found());
        } else {
            log.warn("Key {} starts afresh: its stored state is damaged, and no events of it are left. {}",
                    rebuilt.key(), rebuilt.found());
        }
    }
}
