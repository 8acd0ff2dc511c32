package io.foretell.topology;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what threads and instances have abandoned, each time that the tasks of an application move. Thread-safe.
 */
final class TakeOver implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TakeOver.class);

    private final StreamsApplication application;
    private final AbandonedTransactions abandoned;
    private final OwnPlaces places;
    private final AtomicBoolean moved = new AtomicBoolean(true);

    TakeOver(StreamsApplication application, AbandonedTransactions abandoned, OwnPlaces places) {
        this.application = application;
        this.abandoned = abandoned;
        this.places = places;
        application.onMove(() -> moved.set(true));
    }

    /** To be called before the application starts. */
    void endOwn() {
        attempt(() -> abandoned.endThoseOf(application.process()));
    }

    /** To be called about twice a second; asks the brokers only while something moves. */
    @Override
    public void run() {
        if (!moved.getAndSet(false) && application.running()) {
            return;
        }
        giveUpPlaces();
        if (attempt(abandoned::end)) {
            moved.set(true);
        }
    }

    /** Only while a thread waits for its first tasks: once it has them, the coordinator measures everyone's session. */
    private void giveUpPlaces() {
        try {
            if (application.awaitsFirstTasks()) {
                places.giveUpAllBut(application.threads());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says whether there were any. */
    @FunctionalInterface
    private interface Ending {

        boolean run() throws ExecutionException, InterruptedException;
    }

    private static boolean attempt(Ending ending) {
        try {
            return ending.run();
        } catch (ExecutionException e) {
            // Without a broker, or without the right to: they end by themselves, later.
            log.debug("Open transactions cannot be looked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
