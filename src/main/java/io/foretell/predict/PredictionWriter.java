package io.foretell.predict;

/** Prediction ➜ the JSON of one output record. Streams its text; not thread-safe. */
public final class PredictionWriter {

    /** @param partition,offset of the event on the user's topic */
    public byte[] write(Prediction prediction, int partition, long offset) {
        throw new UnsupportedOperationException();
    }
}
