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
    void placeOfAnother_wasNotKnownBefore() {
        Vocabularies later =
                new Vocabularies(List.of(List.of("a", "c"), List.of()), List.of(List.of(0L, 7L), List.of()));
        assertThat(later.knew(6, 0, 1)).isTrue();
        assertThat(later.knew(6, 0, 2)).isFalse();
        assertThat(later.knew(7, 0, 2)).isTrue();
        assertThat(later.knew(0, 1, 0)).as("anything else").isTrue();
        assertThat(later).isNotEqualTo(new Vocabularies(later.values()));
    }

    @Test
    void unknownValues_areCountedOneWay() {
        Vocabularies other = new Vocabularies(List.of(List.of("c", "b", "d"), List.of()));
        assertThat(vocabularies.unknownTo(other, 0)).isEqualTo(1);
        assertThat(other.unknownTo(vocabularies, 0)).isEqualTo(2);
        assertThat(vocabularies.unknownTo(other, 1)).isZero();
    }

    @Test
    void valueWithoutVersion_isRefused() {
        assertThatThrownBy(() -> new Vocabularies(List.of(List.of("a", "b")), List.of(List.of(0L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values=[2], versions=[1]");
    }

    @Test
    void valueWithTwoPlaces_isRefused() {
        assertThatThrownBy(() -> new Vocabularies(List.of(List.of("a", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value=a has two places");
    }
}
