package io.foretell.learn;

import io.foretell.lstm.Loss;

/**
 * Notices that a line of weights has gone astray: not finite, or far worse than the current model several judgements
 * running. The merge then begins the line again from the current model, and each task, judging alike, its optimizer.
 * Not thread-safe.
 */
final class Divergence {

    /** Nats per target by which a candidate must be worse to count as far worse. */
    static final double FAR = 1.0;

    /** Judgements running. */
    static final int SEVERAL = 3;

    private int running;

    /** True if with this judgement the line has diverged. */
    boolean shownBy(Loss current, Loss judged) {
        if (judged.count() == 0) {
            return false;
        }
        if (!Double.isFinite(judged.sum())) {
            running = 0;
            return true;
        }
        running = judged.mean() > current.mean() + FAR ? running + 1 : 0;
        if (running < SEVERAL) {
            return false;
        }
        running = 0;
        return true;
    }

    int running() {
        return running;
    }

    void running(int judgements) {
        running = judgements;
    }
}
