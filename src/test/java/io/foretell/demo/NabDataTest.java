package io.foretell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.event.EventFile;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabDataTest {

    @Test
    void bundledRows_areAllEventsOf47Series(@TempDir Path folder) throws IOException {
        EventDecoder decoder = new EventDecoder(SpecReader.read(NabData.text("foretell-demo.yaml"),
                Map.of("DEMO_BROKER", "localhost:1", "DEMO_FOLDER", folder.toString())));
        Map<String, Long> events = new TreeMap<>();
        try (EventFile file = NabData.open(folder)) {
            while (file.hasNext()) {
                EventFile.Row row = file.next();
                assertThat(decoder.decode(row.key(), row.value(), 0)).isInstanceOf(Decoded.Accepted.class);
                events.merge(new String(row.key(), StandardCharsets.UTF_8), 1L, Long::sum);
            }
        }
        assertThat(events).hasSize(47).containsEntry("realKnownCause/nyc_taxi", 10_320L);
        assertThat(events.values().stream().mapToLong(count -> count).sum()).isEqualTo(NabData.ROWS);
    }

    @Test
    void licence_isBundledWithItsNotice() {
        assertThat(NabData.text("nab-LICENSE.txt")).contains("Copyright", "Numenta", "Permission is hereby granted");
    }

    @Test
    void knownAnomalies_areThoseOfTheBundledSeries() {
        KnownAnomalies known = KnownAnomalies.ofNab();
        assertThat(known.keys()).isEqualTo(47);
        long marathon = Instant.parse("2014-11-02T01:00:00Z").toEpochMilli();
        assertThat(known.contain("realKnownCause/nyc_taxi", marathon)).isTrue();
        assertThat(known.contain("realKnownCause/nyc_taxi", marathon - 30L * 86_400_000)).isFalse();
        assertThat(known.contain("unknown", marathon)).isFalse();
    }
}
