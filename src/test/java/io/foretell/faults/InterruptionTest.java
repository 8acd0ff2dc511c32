package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {

    @Test
    void whatIsUnderWay_isInterruptedAndWaitedFor() throws Exception {
        CompletableFuture<Interruption> made = new CompletableFuture<>();
        CountDownLatch takenDown = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread run = new Thread(() -> {
            try (Interruption interruption = new Interruption()) {
                made.complete(interruption);
                interrupted.complete(isInterrupted());
                takenDown.await();
            } catch (InterruptedException e) {
                interrupted.completeExceptionally(e);
            }
        });
        run.start();
        Thread stop = new Thread(made.get()::interrupt);
        stop.start();

        assertThat(interrupted.get()).isTrue();
        await("to wait for what is taken down").until(() -> stop.getState() == Thread.State.WAITING);
        takenDown.countDown();
        stop.join();
        run.join();
    }

    private static boolean isInterrupted() {
        try {
            new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
