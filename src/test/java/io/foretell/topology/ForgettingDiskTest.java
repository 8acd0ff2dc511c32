package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.Options;

class ForgettingDiskTest {

    @Test
    void everyStore_isRewrittenWithinADay() {
        try (Options options = new Options()) {
            new ForgettingDisk().setConfig("states", options, Map.of());
            assertThat(options.periodicCompactionSeconds()).isEqualTo(86_400);
        }
    }
}
