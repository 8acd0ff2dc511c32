package io.foretell.topology;

import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB's memory outside of the heap, one for all stores of an application: by default each has its own, 98 MB at
 * most, so that what a process holds would grow with the partitions that it is given. Thread-safe.
 */
final class DiskMemory implements AutoCloseable {

    static final String SETTING = "foretell.disk.memory";

    private static final long BYTES = 128L << 20; // of what was read, and of what was written and is in no file yet
    private static final long WRITES = 64L << 20; // bytes of the latter from which on they go to files

    static {
        RocksDB.loadLibrary();
    }

    private final Cache blocks = new LRUCache(BYTES);
    private final WriteBufferManager writes = new WriteBufferManager(WRITES, blocks);

    /** Has the stores of an application share this. */
    void addTo(Properties settings) {
        settings.put(SETTING, this);
    }

    void share(Options options) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        options.setTableFormatConfig(tables.setBlockCache(blocks));
        options.setWriteBufferManager(writes);
    }

    /** To be called once no store is open any more. */
    @Override
    public void close() {
        writes.close();
        blocks.close();
    }
}
