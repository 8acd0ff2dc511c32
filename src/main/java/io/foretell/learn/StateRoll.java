package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.lstm.Network;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.List;

/** Moves a stored state through the events that follow it, as prediction would. Keeps scratch; not thread-safe. */
final class StateRoll {

    private final Blueprint blueprint;
    private final Network.Workspace workspace;
    private final float[] dense; // (dense)
    private final int[] active; // (active)
    private final float[] z; // (K)

    StateRoll(Blueprint blueprint) {
        this.blueprint = blueprint;
        workspace = new Network.Workspace(blueprint.shape(), 1);
        dense = new float[blueprint.shape().dense()];
        active = new int[blueprint.shape().active()];
        z = new float[blueprint.shape().output().size()];
    }

    /** @param state,context before the first event; moved behind the last */
    void through(List<Event> events, float[] state, KeyContext context, Snapshot model) {
        for (Event event : events) {
            context.observe(event);
            blueprint.features()
                    .encode(event, context, model.statistics(), model.vocabularies(), dense, 0, active, 0);
            model.network().step(state, dense, active, z, workspace);
        }
    }
}
