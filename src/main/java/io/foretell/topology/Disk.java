package io.foretell.topology;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * How stores lie on disk. They forget what was deleted within a day or so: by itself RocksDB keeps what a deletion hides
 * until its files are rewritten for other reasons, which for a key that nobody writes to any more may be never. And all
 * of an application share one {@link DiskMemory}. Made by Streams, for each store.
 */
public final class Disk implements RocksDBConfigSetter {

    static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        options.setPeriodicCompactionSeconds(LONGEST.toSeconds());
        if (settings.get(DiskMemory.SETTING) instanceof DiskMemory memory) {
            memory.share(options);
        }
    }

    @Override
    public void close(String store, Options options) {
        // what it has is all stores'
    }
}
