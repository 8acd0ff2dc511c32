package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.feature.Vocabularies;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VocabularyRoomTest {

    private static final Blueprint PER = perOf(100_000);

    private static Blueprint perOf(int size) {
        Feature.Category skill = new Feature.Category("skill", new Vocabulary.Open(size));
        return Blueprint.of(Models.spec(
                List.of(new Feature.Elapsed()), new Target.Binary("on", Optional.of(skill)), new LstmSize(1, 1)));
    }

    @Property(tries = 2000)
    void word_takesNoMoreOfAPredictionThanItCounts(@ForAll String word) throws IOException {
        Map<String, Object> likely = Map.of("value", word, "probability", -1.2345679E-10f);
        assertThat(new ObjectMapper().writeValueAsBytes(likely).length + 1)
                .isLessThanOrEqualTo((int) VocabularyRoom.taken(word));
    }

    @Test
    void wordsOfAPrediction_fitIntoOneRecord() {
        VocabularyRoom room = new VocabularyRoom(PER);
        assertThat(room.left(0, List.of())).isEqualTo(900_000);
        List<String> longest = IntStream.range(0, 900).mapToObj(i -> "w".repeat(1000) + i).toList();
        assertThat(room.left(0, longest)).isNegative();
    }

    @Test
    void fullVocabularyOfTheWorstWords_makesASnapshotThatIsTaken() {
        Blueprint small = perOf(100);
        VocabularyRoom room = new VocabularyRoom(small);
        List<String> words = new ArrayList<>();
        while (words.size() < 100 && room.left(0, words) > VocabularyRoom.taken("\u0001".repeat(1024))) {
            words.add("\u0001".repeat(1000) + words.size());
        }
        byte[] file = SnapshotFile.write(with(small, words));
        assertThat(SnapshotFile.read(file, small).vocabularies().values()).containsExactly(words);
        for (int i = 0; i < 2; i++) {
            words.add("\u0002".repeat(1000) + i);
        }
        byte[] larger = SnapshotFile.write(with(small, words));
        assertThatThrownBy(() -> SnapshotFile.read(larger, small))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageContaining("foretell.vocabularies [0] is")
                .hasMessageContaining("bytes too long");
    }

    private static Snapshot with(Blueprint blueprint, List<String> words) {
        Snapshot initial = Snapshot.initial(blueprint);
        return Snapshot.of(1, initial.fingerprint(), initial.weights(), initial.statistics(),
                new Vocabularies(List.of(words)));
    }
}
