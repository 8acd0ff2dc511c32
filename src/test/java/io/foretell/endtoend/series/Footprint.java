package io.foretell.endtoend.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds, as Linux tells it.
 *
 * @param residentBytes in memory: heap, RocksDB's memory, code
 * @param files         open handles, sockets among them
 */
public record Footprint(long residentBytes, int files, int threads) {

    private static final long KILO = 1024;

    public static Footprint of(long process) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process));
        try (Stream<Path> handles = Files.list(folder.resolve("fd"))) {
            return of(Files.readAllLines(folder.resolve("status")), (int) handles.count());
        }
    }

    /** @param status the lines of {@code /proc/PROCESS/status} */
    static Footprint of(List<String> status, int files) {
        return new Footprint(number(status, "VmRSS:") * KILO, files, (int) number(status, "Threads:"));
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status: has no " + name));
    }
}
