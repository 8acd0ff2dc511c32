package io.foretell.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.faults.Collected.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A prediction: of which event, by which model, when it was asked about and when the answer could be read.
 *
 * @param partition of the event
 * @param offset    likewise
 * @param model     version
 * @param asked     timestamp of the event, epoch ms
 * @param answered  epoch ms
 */
record Answer(int partition, long offset, long model, long asked, long answered) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(Arrival prediction) {
        try {
            JsonNode value = JSON.readTree(prediction.record().value());
            JsonNode source = value.path("source");
            return new Answer(source.path("partition").intValue(), source.path("offset").longValue(),
                    value.path("model").longValue(), value.path("time").longValue(), prediction.millis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long latency() {
        return answered - asked;
    }
}
