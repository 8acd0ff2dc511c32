package io.foretell.endtoend.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final String HEAP_INFO = """
            4711:
             PSYoungGen      total 76288K, used 1310K [0x000000076ab00000, 0x0000000770000000, 0x00000007c0000000)
              eden space 65536K, 2% used [0x000000076ab00000,0x000000076ac47af8,0x000000076eb00000)
              from space 10752K, 0% used [0x000000076f580000,0x000000076f580000,0x0000000770000000)
             ParOldGen       total 175104K, used 20K [0x00000006c0000000, 0x00000006cab00000, 0x000000076ab00000)
              object space 175104K, 0% used [0x00000006c0000000,0x00000006c0000000,0x00000006cab00000)
             Metaspace       used 106K, committed 320K, reserved 1056768K
            """;

    @Test
    void heap_isBothGenerations() {
        assertThat(Heap.used(HEAP_INFO)).isEqualTo(1330 * 1024);
        assertThatThrownBy(() -> Heap.used("garbage-first heap")).hasMessageContaining("not of the parallel collector");
    }

    @Test
    void footprint_isReadFromTheStatus() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  9000 kB", "VmRSS:\t  8000 kB", "Threads:\t31");
        assertThat(Footprint.of(status, 12)).isEqualTo(new Footprint(8000 * 1024, 12, 31));
    }

    @Test
    void table_hasALineForEachStretch() {
        Conditions conditions = new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector"));
        Stretch stretch = new Stretch(1_000_000, 50_000, 12.34, 45_600_000, new Footprint(600_000_000, 120, 31));
        assertThat(SeriesTable.of(new Series(conditions, "exactly-once", 64, 10_000, List.of(stretch))))
                .startsWith("| events so far (exactly-once, H = 64, 10,000 keys) | events/s |")
                .contains("| 1,000,000 | 50,000 | 12.3 | 45.6 | 600 | 120 | 31 |");
    }
}
