package io.foretell.endtoend.series;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive on a Java process' heap. */
final class Heap {

    private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen)\\s+total \\d+K, used (\\d+)K");
    private static final long KILO = 1024;

    private Heap() {}

    /** Bytes after a full collection, which this asks for. */
    static long alive(long process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return used(jcmd(process, "GC.heap_info"));
    }

    /** @param info what {@code jcmd PROCESS GC.heap_info} says of a parallel collector's heap */
    static long used(String info) {
        Matcher generations = USED.matcher(info);
        long used = generations.results().mapToLong(one -> Long.parseLong(one.group(1)) * KILO).sum();
        if (used == 0) {
            throw new IllegalArgumentException("heap: is not of the parallel collector: " + info);
        }
        return used;
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        return said;
    }
}
