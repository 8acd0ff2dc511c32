package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * Records and states keep their bytes from release to release. A change that means to change one of them counts up the
 * state's format, or says so to the readers of the predictions, and puts the new checksums here.
 */
class BytesTest {

    private static final int EVENTS = 300;

    private static List<Blueprint> models() {
        List<Blueprint> models = new ArrayList<>(Models.all());
        models.add(Blueprint.of(Models.spec(
                List.of(new Feature.Number("value", Scale.NONE), new Feature.DayOfWeek(), new Feature.TimeOfDay()),
                new Target.Number("value", Scale.NONE, 1),
                new LstmSize(8, 1))));
        return models;
    }

    @Test
    void predictions_haveTheBytesOfOld() {
        assertThat(models().stream().map(model -> checksum(model, false)))
                .containsExactly(
                        "34fcf48a", "21976b38", "1a36f253", "5b7e3bf5", "468ba6c5", "64e3ff0e", "fdf121e6", "6df1ff4b");
    }

    @Test
    void states_haveTheBytesOfOld() {
        assertThat(models().stream().map(model -> checksum(model, true)))
                .containsExactly(
                        "16906e9f", "a9b0f2c6", "9394276b", "f112a7a0", "91c03833", "84751c3c", "27659a33", "e296e343");
    }

    /** Of all records, or of the state after each event; by ordinary events, then by extreme ones. */
    private static String checksum(Blueprint blueprint, boolean ofStates) {
        Predictor predictor = new Predictor(blueprint);
        PredictionWriter writer = new PredictionWriter();
        KeyState state = new KeyState(blueprint);
        List<Event> events = new ArrayList<>(Events.of(blueprint, EVENTS, 5));
        events.addAll(Events.extreme(blueprint, EVENTS, 6));
        CRC32C crc = new CRC32C();
        for (int i = 0; i < events.size(); i++) {
            Prediction made = predictor.step(Events.snapshot(blueprint, i / 8), state, events.get(i), Events.START + i);
            crc.update(ofStates ? state.write() : writer.write(made, i % 3, i));
        }
        return Long.toHexString(crc.getValue());
    }
}
