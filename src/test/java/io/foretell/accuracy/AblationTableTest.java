package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import org.junit.jupiter.api.Test;

class AblationTableTest {

    private final Variant part = Variants.all().get(1);
    private final Ablation ablation = Ablation.NONE
            .with(Variant.WHOLE, ResultTest.taxi(0.06, 0.08))
            .with(part, ResultTest.taxi(0.09));

    @Test
    void lines_areOfTheVariantsThatWereRunAndColumnsOfTheirBenchmarks() {
        assertThat(AblationTable.of(ablation).lines())
                .contains("| as it is | 0.0700 ± 0.0141 | – |")
                .contains("| " + part.name() + " | 0.0900 | – |")
                .contains("Runs: taxi 1 file, 2 seeds, on 2026-01-31.")
                .noneMatch(line -> line.startsWith("| " + Variants.all().get(2).name()))
                .noneMatch(line -> line.contains("students"));
    }

    @Test
    void resultsOfSeveralVersions_areSaidToBeSo() {
        assertThat(AblationTable.of(ablation)).doesNotContain("versions");
        Result whole = ResultTest.taxi(0.06);
        Conditions conditions = new Conditions("2026-02-01", "def5678", whole.conditions().machine());
        Result later = new Result(whole.benchmark(), conditions, whole.summary(), whole.published(), whole.runs(),
                whole.curves());
        assertThat(AblationTable.of(ablation.with(part, later)))
                .contains("Made by several versions of the code: abc1234, def5678.");
    }

    @Test
    void nothingRun_isSaid() {
        assertThat(AblationTable.of(Ablation.NONE)).isEqualTo("No ablation has been run yet.\n");
    }

    @Test
    void results_areKeptWithoutTheirCurvesUntilTheirVariantIsRunAgain() {
        assertThat(ablation.result(part, "taxi")).hasValueSatisfying(
                result -> assertThat(result.curves()).isEmpty());
        Ablation again = ablation.with(part, ResultTest.taxi(0.1));
        assertThat(again.results()).hasSize(2);
        assertThat(again.result(part, "taxi")).contains(ResultTest.taxi(0.1).withoutCurves());
        assertThat(again.result(Variant.WHOLE, "taxi")).isEqualTo(ablation.result(Variant.WHOLE, "taxi"));
    }
}
