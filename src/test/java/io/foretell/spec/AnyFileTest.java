package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the file, it is read or refused with reasons; nothing else is ever thrown. */
class AnyFileTest {

    private static final List<String> EXAMPLES =
            List.of("taxi", "students", "highorder", "shop").stream().map(AnyFileTest::example).toList();

    private static final List<String> PIECES = List.of(
            "", "~", "[", "]", "{", "}", ": ", "- ", "\n", "\n  ", "\t", "&a ", "*a", "!!int ", "!x ", "? ", "<<: ",
            "---\n", "...\n", "%YAML 9.9\n", "|\n", ">-\n", "\"", "'", "\\", "#", "${env:", "null", "true", "-1", "%",
            "0x7fffffffffffffff", "1e999", "999999999999999999999", ".nan", "99999999999d", "\u0000", "\uD800",
            "\uFEFF", "😀", "\u2028", "\u0085", "field: ", "type: ", "values: ", "size: ", "per: ", "kafka: ",
            "name: a\n", "[[[[[[[[[[[[[[[[[[[[", "x".repeat(300), "\"\\U00110000\"", "\"\\xZZ\"");

    private static String example(String name) {
        try {
            return Files.readString(Path.of("examples", name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An edit: at a share of the text, some characters away, a piece put in. */
    private record Edit(double place, int cut, String piece) {
        String on(String text) {
            int at = (int) (place * text.length());
            return text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + cut));
        }
    }

    @Provide
    Arbitrary<String> mutants() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 12), piece)
                .as(Edit::new);
        Arbitrary<List<Edit>> edits = edit.list().ofMinSize(1).ofMaxSize(5);
        return Combinators.combine(Arbitraries.of(EXAMPLES), edits).as(AnyFileTest::edited);
    }

    private static String edited(String text, List<Edit> edits) {
        String mutant = text;
        for (Edit edit : edits) {
            mutant = edit.on(mutant);
        }
        return mutant;
    }

    @Property(tries = 3000)
    void mutatedFile_isReadOrRefusedWithReasons(@ForAll("mutants") String yaml) {
        isReadOrRefused(yaml);
    }

    @Property(tries = 500)
    void anyText_isReadOrRefusedWithReasons(@ForAll String yaml) {
        isReadOrRefused(yaml);
    }

    private static void isReadOrRefused(String yaml) {
        try {
            assertThat(SpecReader.read(yaml, Map.of()).features()).isNotEmpty();
        } catch (InvalidSpec e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.path()).isNotEmpty();
                assertThat(problem.found()).isNotEmpty();
                assertThat(problem.allowed()).isNotEmpty();
            });
            assertThat(e.getMessage().lines()).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
