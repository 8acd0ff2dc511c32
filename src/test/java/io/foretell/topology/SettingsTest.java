package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.SpecReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    private static final String SPEC = """
            name: tried
            input: {topic: events}
            features: [{field: value, type: number}]
            target: {field: value}
            """;

    @Test
    void ourDefaults_giveWayToTheSpecs_andTheSpecsToWhatAllRestsOn() {
        assertThat(predictor("")).containsEntry("topic.segment.bytes", "4194304")
                .containsEntry("consumer.session.timeout.ms", "10000");
        assertThat(predictor("kafka: {topic.segment.bytes: 1000000, state.dir: /elsewhere}"))
                .containsEntry("topic.segment.bytes", "1000000")
                .containsEntry("state.dir", "folder");
    }

    @Test
    void segments_holdAsManyStatesWhateverTheirSize_withIndexesNoLongerThanTheyNeed() {
        assertThat(predictor("lstm: {hidden: 256}"))
                .containsEntry("topic.segment.bytes", "16777216").containsEntry("topic.segment.index.bytes", "65536");
        assertThat(predictor("lstm: {hidden: 8}"))
                .containsEntry("topic.segment.bytes", "4194304").containsEntry("topic.segment.index.bytes", "16384");
        assertThat(predictor("lstm: {hidden: 1024, layers: 3}")).containsEntry("topic.segment.bytes", "67108864");
        assertThat(predictor("kafka: {topic.segment.bytes: 1000000000}"))
                .as("indexes of 1 GB are Kafka's own").doesNotContainKey("topic.segment.index.bytes");
        assertThat(predictor("kafka: {topic.segment.index.bytes: 1000000}"))
                .containsEntry("topic.segment.bytes", "4194304").containsEntry("topic.segment.index.bytes", "1000000");
    }

    @Test
    void trainer_isExactlyOnceWhateverThePredictorIs() {
        String loose = SPEC + "guarantee: at-least-once\n";
        Settings settings = new Settings(SpecReader.read(loose, Map.of()));

        assertThat(settings.predictor(Path.of("folder"), 1, 4)).containsEntry("processing.guarantee", "at_least_once");
        assertThat(settings.trainer(Path.of("folder"), 1)).containsEntry("processing.guarantee", "exactly_once_v2");
    }

    private static Properties predictor(String further) {
        return new Settings(SpecReader.read(SPEC + further, Map.of())).predictor(Path.of("folder"), 1, 4);
    }
}
