package io.foretell.topology;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * Stores on disk that forget what was deleted within a day or so. By itself RocksDB keeps what a deletion hides until
 * its files are rewritten for other reasons, which for a key that nobody writes to any more may be never.
 */
public final class ForgettingDisk implements RocksDBConfigSetter {

    static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        options.setPeriodicCompactionSeconds(LONGEST.toSeconds());
    }

    @Override
    public void close(String store, Options options) {
        // nothing of its own to let go of
    }
}
