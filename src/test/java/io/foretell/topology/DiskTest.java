package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.rocksdb.Cache;
import org.rocksdb.Options;

class DiskTest {

    @Test
    void storesOfAnApplication_shareOneMemory() {
        Properties settings = new Properties();
        try (DiskMemory memory = new DiskMemory(); Options states = options(); Options histories = options()) {
            memory.addTo(settings);
            Map<String, Object> all = Map.of(DiskMemory.SETTING, settings.get(DiskMemory.SETTING));
            new Disk().setConfig("states", states, all);
            new Disk().setConfig("histories", histories, all);
            assertThat(states.writeBufferManager()).isNotNull().isSameAs(histories.writeBufferManager());
            assertThat(blocks(states)).isNotNull().isSameAs(blocks(histories));
        }
    }

    /** As Streams gives them. */
    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
    }

    private static Cache blocks(Options options) {
        return ((BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig()).blockCache();
    }

    @Test
    void everyStore_isRewrittenWithinADay() {
        try (Options options = new Options()) {
            new Disk().setConfig("states", options, Map.of());
            assertThat(options.periodicCompactionSeconds()).isEqualTo(86_400);
        }
    }
}
