package io.foretell.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.faults.Collected.Arrival;
import java.io.IOException;

/**
 * When an event was asked about and when the answer could be read.
 *
 * @param asked    timestamp of the event, epoch ms
 * @param answered epoch ms
 */
record Answer(int partition, long asked, long answered) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(Arrival prediction) throws IOException {
        JsonNode value = JSON.readTree(prediction.record().value());
        return new Answer(prediction.record().partition(), value.path("time").longValue(), prediction.millis());
    }

    long latency() {
        return answered - asked;
    }
}
