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
                        "e3770571", "97b7173e", "4c602eb9", "6938844b", "97ccd35a", "690857f8", "7b1c2345", "7e84221f");
    }

    @Test
    void states_haveTheBytesOfOld() {
        assertThat(models().stream().map(model -> checksum(model, true)))
                .containsExactly(
                        "4ea1107b", "e18f22da", "927cfa53", "5e9d1e39", "d07d852d", "5daf45e8", "6f737c88", "2a381e36");
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
