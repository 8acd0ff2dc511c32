package io.foretell.faults;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or a kill that can be answered, interrupts the thread that made this, and waits until that has closed it: so
 * whatever it had started before is taken down before the process ends.
 */
final class Interruption implements AutoCloseable {

    private final Thread interrupted = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interrupts");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void interrupt() {
        interrupted.interrupt();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and has just been let go.
        }
    }
}
