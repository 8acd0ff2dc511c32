package io.foretell.topology;

/**
 * A stored state whose bytes are damaged, most likely in the local store alone: ends its stream thread, so that another
 * one restores the store from the changelog.
 */
final class DamagedState extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedState(Damage damage) {
        super("key=" + damage.key() + ", " + damage.found());
    }
}
