package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

    private final Vocabularies vocabularies = new Vocabularies(List.of(List.of("a", "b"), List.of()));

    @Test
    void knownValue_hasItsPlaceAndBack() {
        assertThat(vocabularies.place(0, "b")).isEqualTo(2);
        assertThat(vocabularies.value(0, 2)).hasValue("b");
    }

    @Test
    void unknownValue_isAnythingElse() {
        assertThat(vocabularies.place(0, "c")).isZero();
        assertThat(vocabularies.place(1, "a")).isZero();
    }

    @Test
    void freePlace_hasNoValue() {
        assertThat(vocabularies.value(0, 0)).isEmpty();
        assertThat(vocabularies.value(0, 3)).isEmpty();
    }

    @Test
    void valueWithTwoPlaces_isRefused() {
        assertThatThrownBy(() -> new Vocabularies(List.of(List.of("a", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value=a has two places");
    }
}
