package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that small parsers die of: refused with one message that can be read, quickly, and without much memory. */
class HostileFileTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final long MOST_BYTES = 6L << 30; // allocated in all; the parser copies a long word again and again
    private static final Duration MOST_TIME = Duration.ofSeconds(10); // on a machine that does much else
    private static final int LONGEST_MESSAGE = 40_000; // characters

    @TempDir
    private Path folder;

    private enum Bomb {
        BILLION_LAUGHS("alias", () -> "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + IntStream.range(1, 10)
                .mapToObj(i -> "%c: &%c [%s]\n".formatted('a' + i, 'a' + i,
                        ("*" + (char) ('a' + i - 1) + ", ").repeat(8) + "*" + (char) ('a' + i - 1)))
                .collect(Collectors.joining())),
        ALIAS_TO_ITSELF("anchor", () -> "a: &a [*a]\n"),
        MERGE_KEY("alias", () -> "a: &a {name: x}\n<<: *a\n"),
        MILLION_ANCHORS("anchor", () -> "- &a x\n".repeat(MEBIBYTE / 8)),
        TAG_OF_A_CLASS("a tag", () -> "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n"),
        TAG_OF_ITS_OWN("a tag", () -> "name: !secret x\n"),
        TAG_DIRECTIVE("a tag", () -> "%TAG ! tag:yaml.org,2002:\n---\nname: !str x\n"),
        TEN_MEGABYTES("more than 1048576 bytes", () -> "# x\n".repeat(10 * MEBIBYTE / 4)),
        TEN_MEGABYTES_OF_ONE_WORD("more than 1048576 bytes", () -> "x".repeat(10 * MEBIBYTE)),
        DEEP_LISTS("more than 16", () -> "[".repeat(MEBIBYTE)),
        DEEP_MAPS("more than 16", () -> "{a: ".repeat(MEBIBYTE / 4)),
        DEEP_BLOCKS("more than 16", () -> IntStream.range(0, 1000)
                .mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining())),
        DEEP_DASHES("more than 16", () -> "- ".repeat(MEBIBYTE / 2)),
        DEEP_QUESTIONS("more than 16", () -> "? ".repeat(MEBIBYTE / 2)),
        SAME_NAME_AGAIN_AND_AGAIN("the name a second time", () -> "name: x\n".repeat(MEBIBYTE / 8)),
        UNKNOWN_NAMES("an unknown name", () -> IntStream.range(0, MEBIBYTE / 12)
                .mapToObj(i -> "n" + i + ": 1\n").collect(Collectors.joining())),
        LONG_NAME("an unknown name", () -> "? " + "n".repeat(MEBIBYTE - 10) + "\n: 1\n"),
        LONG_VALUE("name", () -> "name: " + "9".repeat(MEBIBYTE - 10) + "\n"),
        MANY_DOCUMENTS("a second YAML document", () -> "--- 1\n".repeat(MEBIBYTE / 6)),
        NULS("characters that YAML does not know", () -> "\0\n".repeat(MEBIBYTE / 2)),
        OPEN_QUOTE("no YAML", () -> "name: \"" + "x ".repeat(MEBIBYTE / 2 - 10)),
        LINE_BREAKS("an empty file", () -> "\n".repeat(MEBIBYTE));

        private final String reason;
        private final Supplier<String> text;

        Bomb(String reason, Supplier<String> text) {
            this.reason = reason;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource(Bomb.class)
    void bomb_isRefusedQuicklyAndWithoutMemory(Bomb bomb) throws IOException {
        Path file = Files.write(folder.resolve("foretell.yaml"), bomb.text.get().getBytes(StandardCharsets.UTF_8));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();

        InvalidSpec refusal = catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(file, Map.of()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST_TIME);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_BYTES);
        assertThat(refusal).hasMessageContaining(bomb.reason);
        assertThat(refusal.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
    }
}
