package io.foretell.speed;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code benchmarks/speed/run}: runs the benchmarks on the JDK that it runs on, keeps their results as a file, and
 * writes the README's tables anew. Exit code 0; 1: not possible, the message says why; 2: called wrongly.
 */
@Command(
        name = "benchmarks/speed/run",
        description = "Measures speed beside others', keeps the results, and writes the README's tables anew.")
public final class Speed implements Callable<Integer> {

    private static final Map<String, String> JARS = Map.of(
            "onnxruntime", "ONNX Runtime", "pytorch-engine", "DJL", "pytorch-native-cpu", "libtorch",
            "deeplearning4j-nn", "Deeplearning4j");
    private static final Pattern JAR = Pattern.compile("/([a-z0-9-]+?)-(\\d[^/:]*?)(?:-linux-x86_64)?\\.jar");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(paramLabel = "BENCHMARK",
            description = "Only these, of step, training, event and append; they are shown and not kept.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Measure for a few seconds each, and keep nothing.")
    private boolean quick;

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    private boolean help;

    /** In the repository's root. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Speed()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            measure(new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code, Machine.here()));
            return CommandLine.ExitCode.OK;
        } catch (RunnerException e) {
            causes(e).forEach(command.commandLine().getErr()::println);
        } catch (IOException e) {
            command.commandLine().getErr().println(e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** JMH tells what a benchmark threw by what it suppressed. */
    private static Stream<String> causes(Throwable failure) {
        Stream<Throwable> within = Stream.concat(
                Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()));
        return Stream.concat(Stream.of(failure.toString()), within.flatMap(Speed::causes));
    }

    private void measure(Conditions conditions) throws RunnerException, IOException {
        Rounds rounds = new Rounds(quick ? Effort.QUICK : Effort.FULL, command.commandLine().getErr());
        Speeds speeds = new Speeds(conditions, versions(), rounds.run(chosen()));
        command.commandLine().getOut().println(SpeedTable.of(speeds));
        if (!quick && names.isEmpty()) {
            SpeedDocuments documents = new SpeedDocuments(Path.of(""));
            documents.keep(Runtime.version().feature(), speeds);
            documents.write();
        }
    }

    private List<Plan> chosen() {
        List<Plan> all = Plan.all();
        List<String> known = all.stream().map(Plan::name).distinct().toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(command.commandLine(),
                        "benchmark: name=" + name + ", allowed: " + String.join(", ", known));
            }
        }
        return all.stream().filter(plan -> names.isEmpty() || names.contains(plan.name())).toList();
    }

    /** As the names of the jars on the class path tell them. */
    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        Matcher jars = JAR.matcher(System.getProperty("java.class.path"));
        while (jars.find()) {
            if (JARS.containsKey(jars.group(1))) {
                versions.put(JARS.get(jars.group(1)), jars.group(2));
            }
        }
        return versions;
    }
}
