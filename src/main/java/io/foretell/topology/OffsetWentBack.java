package io.foretell.topology;

/**
 * A task was given what its stores have already: ends its stream thread before that is counted twice, so that another
 * one asks where to go on.
 */
final class OffsetWentBack extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param held offset of a record that is in the stores, not of the last one */
    OffsetWentBack(String topic, int partition, long offset, long held) {
        super("record given again: topic=" + topic + ", partition=" + partition + ", offset=" + offset
                + ", but what is kept comes from later ones, " + held + " among them. A broker that restarts may say so"
                + " for a moment; if it goes on, somebody has set the group's offset back: undo that, or begin anew with"
                + " foretell reset");
    }
}
