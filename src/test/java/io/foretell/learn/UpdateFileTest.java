package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UpdateFileTest {

    private static final Update UPDATE = new Update("0_1", 7, 41, Weights.fresh(Runs.WORDS.shape(), 3), 1234, 39,
            new Loss(12.5, 64), 41, new Loss(11.5, 64), List.of(), List.of(Map.of("wörd", 3L, "b", 9L)), List.of());

    @Test
    void readBack_isTheSame() {
        Update read = UpdateFile.read(UpdateFile.write(UPDATE, Runs.WORDS), Runs.WORDS);
        assertThat(Runs.bits(read.delta())).isEqualTo(Runs.bits(UPDATE.delta()));
        assertThat(read).usingRecursiveComparison().ignoringFields("delta").isEqualTo(UPDATE);
    }

    @Property(tries = 200)
    void anyByteChanged_isRefused(@ForAll @IntRange(min = 0) int at, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] file = UpdateFile.write(UPDATE, Runs.WORDS);
        file[at % file.length] ^= (byte) by;
        assertThatThrownBy(() -> UpdateFile.read(file, Runs.WORDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("update: ");
    }

    @Property(tries = 100)
    void anyTruncation_isRefused(@ForAll @IntRange(min = 0) int length) {
        byte[] file = UpdateFile.write(UPDATE, Runs.WORDS);
        assertThatThrownBy(() -> UpdateFile.read(Arrays.copyOf(file, length % file.length), Runs.WORDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherModelsUpdate_isRefusedByFingerprint() {
        byte[] file = UpdateFile.write(UPDATE, Runs.WORDS);
        assertThatThrownBy(() -> UpdateFile.read(file, Runs.NUMBERS))
                .hasMessageContaining("fingerprint=" + Runs.WORDS.fingerprint().hash());
    }

    private static final List<Moments> MOMENTS = Collections.nCopies(3, new Moments(4, 5, 6));

    private static Update covering(Coverage... coverage) {
        return new Update("0_1", 7, 41, Weights.fresh(Runs.NUMBERS.shape(), 3), 1234, 39, new Loss(12.5, 64), 41,
                new Loss(11.5, 64), MOMENTS, List.of(), List.of(coverage));
    }

    @Test
    void coverage_isReadBackTheSame() {
        Update update = covering(new Coverage(61, 64), new Coverage(0, 0));
        Update read = UpdateFile.read(UpdateFile.write(update, Runs.NUMBERS), Runs.NUMBERS);
        assertThat(read.coverage()).isEqualTo(update.coverage());
    }

    @Test
    void impossibleCoverage_isRefused() {
        for (Coverage impossible : List.of(new Coverage(65, 64), new Coverage(-1, 64))) {
            byte[] file = UpdateFile.write(covering(impossible), Runs.NUMBERS);
            assertThatThrownBy(() -> UpdateFile.read(file, Runs.NUMBERS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("update: coverage=" + impossible);
        }
    }
}
