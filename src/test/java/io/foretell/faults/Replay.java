package io.foretell.faults;

import io.foretell.faults.Collected.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares what is read with the oracle's while a run goes on, on a thread of its own so that no reader has to wait, and
 * holds no more than what has no answer yet. What is read may come from several threads.
 */
final class Replay implements AutoCloseable {

    private final Oracle oracle;
    private final Comparison comparison; // of the thread alone until it has ended, and so the answers
    private final List<Answer> answers = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    Replay(Oracle oracle) {
        this.oracle = oracle;
        comparison = new Comparison(oracle);
    }

    void event(Arrival arrival) {
        later(() -> comparison.event(arrival.record()));
    }

    void deadLetter(Arrival arrival) {
        later(() -> comparison.deadLetter(arrival.record()));
    }

    void weights(Arrival arrival) {
        later(() -> comparison.weights(arrival.record()));
    }

    void prediction(Arrival arrival) {
        later(() -> {
            Answer answer = Answer.of(arrival);
            answers.add(answer);
            comparison.prediction(answer, arrival.record().value());
        });
    }

    private void later(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
    }

    /**
     * Nothing more will come.
     *
     * @throws IllegalStateException if anything could not be compared
     */
    Outcome end() throws ExecutionException, InterruptedException {
        thread.submit(comparison::end).get();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " records could not be compared", failures.get(0));
        }
        return new Outcome(oracle, comparison, List.copyOf(answers));
    }

    /** @param answers in the order in which they were read */
    record Outcome(Oracle oracle, Comparison comparison, List<Answer> answers) {}

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
