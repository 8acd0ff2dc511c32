package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeTest {

    @ParameterizedTest
    @EnumSource
    void withoutAPart_hasAllTheOthers(Part left) {
        Recipe recipe = Recipe.WHOLE.without(left);
        for (Part part : Part.values()) {
            assertThat(Recipe.WHOLE.has(part)).isTrue();
            assertThat(recipe.has(part)).isEqualTo(part != left);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTwoParts_hasNeither(Part left) {
        Recipe recipe = Recipe.WHOLE.without(left).without(Part.GATE);
        assertThat(recipe.has(left)).isFalse();
        assertThat(recipe.has(Part.GATE)).isFalse();
        assertThat(recipe).isEqualTo(Recipe.WHOLE.without(Part.GATE).without(left));
    }
}
