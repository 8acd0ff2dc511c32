package io.foretell.accuracy;

import io.foretell.evaluate.Report;

/** How one pass over a file is scored, by a published protocol. Not thread-safe. */
interface Scoring {

    /** Of every row in turn. */
    void take(Outcome outcome);

    /** @param report of the same pass, on the rows that count */
    Findings findings(Report report);
}
