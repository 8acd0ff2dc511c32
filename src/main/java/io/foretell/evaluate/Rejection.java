package io.foretell.evaluate;

import io.foretell.event.Reason;

/**
 * Rows that were no events, for one reason.
 *
 * @param firstLine   line of the first of them in the file, from 1 on
 * @param firstDetail what was wrong with it
 */
public record Rejection(Reason reason, long count, long firstLine, String firstDetail) {

    Rejection oneMore() {
        return new Rejection(reason, count + 1, firstLine, firstDetail);
    }
}
