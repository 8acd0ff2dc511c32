package io.foretell.accuracy.nab;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.learn.Recipe;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Surprise as the anomaly score of the Numenta Anomaly Benchmark. The data, NAB's folders {@code data} and
 * {@code labels}, are at {@code https://github.com/numenta/NAB}.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-libraries.txt
 * java --add-modules jdk.incubator.vector -cp target/test-classes:target/classes:$(cat target/test-libraries.txt) \
 *     io.foretell.accuracy.nab.NabBenchmark NAB result.json [SEED] [scores.csv]
 * </pre>
 *
 * The result is a function of data, spec and seed, {@code seconds} aside.
 */
public final class NabBenchmark {

    private static final Path SPEC = Path.of("benchmarks", "accuracy", "specs", "nab.yaml");

    private NabBenchmark() {}

    /** @param arguments NAB's folder, a file for the result, a seed (1), a file for the score of every row */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("usage: NabBenchmark NAB result.json [SEED] [scores.csv]");
            System.exit(2);
        }
        long start = System.nanoTime();
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        List<Scores> scores = scores(Path.of(arguments[0]), SpecReader.read(SPEC).withSeed(seed), Recipe.WHOLE);
        NabResult result = result(seed, scores, (System.nanoTime() - start) / 1e9);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(Path.of(arguments[1]).toFile(), result);
        if (arguments.length > 3) {
            write(scores, Path.of(arguments[3]));
        }
        print(result);
    }

    /**
     * One pass over all series.
     *
     * @param data NAB's folder
     * @param spec key {@code series}, timestamp {@code time}, target {@code value}; its seed is the run's
     * @param recipe which parts learning is made of
     * @throws IOException if the data are not there or cannot be read; the message is for the user
     */
    public static NabResult run(Path data, Spec spec, Recipe recipe) throws IOException {
        long start = System.nanoTime();
        List<Scores> scores = scores(data, spec, recipe);
        return result(spec.seed(), scores, (System.nanoTime() - start) / 1e9);
    }

    private static List<Scores> scores(Path data, Spec spec, Recipe recipe) throws IOException {
        return Surprises.of(spec, recipe, NabFolder.read(data));
    }

    static NabResult result(long seed, List<Scores> scores, double seconds) {
        Sweep sweep = Sweep.of(scores);
        Map<String, Verdict> profiles = new LinkedHashMap<>();
        Profile.ALL.forEach(profile -> profiles.put(profile.name(), sweep.best(profile)));
        double threshold = profiles.get(Profile.STANDARD.name()).threshold();
        Map<String, List<Scores>> folders = scores.stream().collect(
                Collectors.groupingBy(each -> each.series().category(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Verdict> categories = new LinkedHashMap<>();
        folders.forEach((folder, some) ->
                categories.put(folder, Sweep.of(some).at(threshold, Profile.STANDARD)));
        long events = scores.stream().mapToLong(each -> each.series().rows()).sum();
        return new NabResult(seed, events, Math.rint(10 * seconds) / 10, profiles, categories);
    }

    /** Lines of series, row and score, for trying other rules on the same scores. */
    private static void write(List<Scores> all, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println("series,row,score");
            for (Scores scores : all) {
                for (int row = 0; row < scores.values().length; row++) {
                    out.println(scores.series().name() + "," + row + "," + (float) scores.values()[row]);
                }
            }
        }
    }

    private static void print(NabResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d events, seed %d, %.1f s", result.events(), result.seed(),
                result.seconds()));
        result.profiles().forEach((name, verdict) -> lines.add(line(name, verdict)));
        lines.add("With the standard profile's threshold:");
        result.categories().forEach((name, verdict) -> lines.add(line(name, verdict)));
        lines.forEach(System.out::println);
    }

    private static String line(String name, Verdict verdict) {
        return String.format(Locale.ROOT, "%-22s score %6.2f, threshold %6.3f, %3d of %3d windows, %4d false alarms",
                name, verdict.score(), verdict.threshold(), verdict.found(), verdict.windows(),
                verdict.falseAlarms());
    }
}
