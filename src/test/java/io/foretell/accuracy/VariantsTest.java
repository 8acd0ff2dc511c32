package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.learn.Part;
import io.foretell.learn.Recipe;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final Path SPECS = Path.of("benchmarks", "accuracy", "specs");

    @Test
    void everyVariant_isAValidSpecOfEveryBenchmark() throws IOException {
        for (String name : List.of("taxi", "highorder", "students")) {
            for (Variant variant : Variants.all()) {
                assertThat(spec(variant, name).name()).isEqualTo(name);
            }
        }
    }

    @Test
    void names_differ() {
        assertThat(Variants.all()).extracting(Variant::name).doesNotHaveDuplicates();
        assertThat(Variants.all().get(0)).isSameAs(Variant.WHOLE);
    }

    @Test
    void burnIn_isLeftOutAndNothingElse() throws IOException {
        Variant variant = variant("without burn-in");
        Spec whole = spec(Variant.WHOLE, "taxi");
        Spec without = spec(variant, "taxi");
        assertThat(without.training().burnIn()).isZero();
        assertThat(without.training().window()).isEqualTo(whole.training().window());
        assertThat(without.features()).isEqualTo(whole.features());
    }

    @Test
    void scaling_isLeftOutOfInputAndTarget() throws IOException {
        Spec without = spec(variant("without scaling"), "taxi");
        assertThat(without.features()).filteredOn(Feature.Number.class::isInstance)
                .extracting(feature -> ((Feature.Number) feature).scale()).containsExactly(Scale.NONE);
        assertThat(((Target.Number) without.target()).scale()).isEqualTo(Scale.NONE);
    }

    @Test
    void variantWithNothingToLeaveOut_leavesTheTextAsItIs() throws IOException {
        Variant variant = variant("without time of day and day of week");
        assertThat(variant.changes(text("taxi"))).isTrue();
        assertThat(spec(variant, "taxi").features()).hasSize(1);
        assertThat(variant.changes(text("students"))).isFalse();
        assertThat(variant.of(text("students"))).isEqualTo(text("students"));
    }

    @Test
    void partOfLearning_isLeftOutOfTheRecipeAlone() throws IOException {
        Variant variant = variant("without drift detection");
        assertThat(variant.recipe()).isEqualTo(Recipe.WHOLE.without(Part.DRIFT));
        assertThat(variant.of(text("students"))).isEqualTo(text("students"));
        assertThat(variant.changes(text("students"))).isTrue();
    }

    @Test
    void vocabularies_areCutToTheirMostFrequentValues() throws IOException {
        Spec without = spec(variant("vocabularies of 32 values at most"), "highorder");
        assertThat(((Feature.Category) without.features().get(0)).vocabulary())
                .isEqualTo(new Vocabulary.Open(32));
    }

    private static Variant variant(String name) {
        return Variants.all().stream().filter(variant -> variant.name().equals(name)).findFirst().orElseThrow();
    }

    private static Spec spec(Variant variant, String name) throws IOException {
        return SpecReader.read(variant.of(text(name)), Map.of());
    }

    private static String text(String name) throws IOException {
        return Files.readString(SPECS.resolve(name + ".yaml"));
    }
}
