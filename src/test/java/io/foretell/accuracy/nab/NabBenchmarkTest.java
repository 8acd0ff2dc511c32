package io.foretell.accuracy.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.learn.Recipe;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabBenchmarkTest {

    private static final int JUMP = 200;

    private final Spec spec = SpecReader.read(Path.of("benchmarks/accuracy/specs/nab.yaml"));

    @TempDir
    private Path nab;

    /** Two series of which one jumps at row {@value #JUMP}, and a label that says so. */
    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(nab.resolve("data/made"));
        Files.createDirectories(nab.resolve("labels"));
        write("made/jump.csv", 300, JUMP);
        write("made/plain.csv", 250, Integer.MAX_VALUE);
        Files.writeString(nab.resolve("labels/combined_windows.json"),
                "{\"made/plain.csv\": [], \"made/jump.csv\": [[\"%s.000000\", \"%s.000000\"]]}"
                        .formatted(time(195), time(215)));
    }

    private static String time(int row) {
        return LocalDateTime.of(2014, 4, 1, 0, 0).plusMinutes(5L * row)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    }

    private void write(String name, int rows, int jump) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,value\n");
        for (int row = 0; row < rows; row++) {
            text.append(time(row)).append(',').append(row % 7 + (row >= jump ? 100 : 0)).append('\n');
        }
        Files.writeString(nab.resolve("data").resolve(name), text);
    }

    @Test
    void folder_isReadWithItsWindows() throws IOException {
        assertThat(NabFolder.read(nab)).extracting(LabelledSeries::series).containsExactly(
                new Series("made/jump.csv", 300, List.of(new Window(195, 215))),
                new Series("made/plain.csv", 250, List.of()));
    }

    @Test
    void jump_isFoundAndNothingElse() throws IOException {
        NabResult result = NabBenchmark.run(nab, spec, Recipe.WHOLE);
        assertThat(result.events()).isEqualTo(550);
        assertThat(result.profiles()).containsOnlyKeys("standard", "reward_low_FP_rate", "reward_low_FN_rate");
        assertThat(result.standardScore()).isBetween(90.0, 100.0);
        assertThat(result.categories().get("made").found()).isEqualTo(1);
        assertThat(result.categories().get("made").falseAlarms()).isZero();
    }

    @Test
    void scores_areOfTheEventAndWhatCameBeforeAlone() throws IOException {
        List<Scores> whole = Surprises.of(spec, Recipe.WHOLE, NabFolder.read(nab));
        write("made/jump.csv", 260, JUMP);
        List<Scores> cut = Surprises.of(spec, Recipe.WHOLE, NabFolder.read(nab));
        for (int row = 0; row < 260; row++) {
            assertThat(cut.get(0).values()[row]).isEqualTo(whole.get(0).values()[row]);
        }
        assertThat(whole.get(0).values()[JUMP]).isGreaterThan(3);
    }

    @Test
    void otherFolder_isRefused() {
        Path other = nab.resolve("data");
        assertThatThrownBy(() -> NabBenchmark.run(other, spec, Recipe.WHOLE))
                .isInstanceOf(IOException.class)
                .hasMessage("data: folder=" + other + ", needed are data/ and labels/combined_windows.json in it");
    }
}
