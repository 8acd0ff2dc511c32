package io.foretell.faults;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmarks/faults/run SCENARIO}, in the repository's root. */
@Command(
        name = "benchmarks/faults/run",
        description = "Strikes real processes under load and compares all they answer with an undisturbed replay, by their"
                + " bits. Exit code 0: no trace of the faults; 1: there is one, or the run was not possible.",
        mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {

    private final Documents documents = new Documents(Path.of(""));

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<Scenario> scenario = Optional.empty();

    @Option(names = "--faults", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int faults;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000",
            description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--guarantee", paramLabel = "NAME", defaultValue = Plan.EXACTLY_ONCE,
            description = "at-least-once must fail (default: ${DEFAULT-VALUE}).")
    private String guarantee;

    @Option(names = "--standbys", paramLabel = "N", defaultValue = "0",
            description = "Copies of each state on another predictor (default: ${DEFAULT-VALUE}).")
    private int standbys;

    @Option(names = "--keep", description = "Keep the result in benchmarks/faults/results and in the README's table.")
    private boolean keep;

    @Option(names = "--report", description = "No run: write the README's table from what is kept.")
    private boolean report;

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Faults()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, ExecutionException {
        if (report) {
            documents.write();
            return 0;
        }
        Scenario given = scenario.orElseThrow(() ->
                new CommandLine.ParameterException(command.commandLine(), "Give a scenario, or --report."));
        Optional<String> obstacle = given.fault().obstacle();
        if (obstacle.isPresent()) {
            System.err.println(given + " is not possible here: " + obstacle.get());
            return 1;
        }
        try (Interruption interruption = new Interruption()) {
            return untilStopped(new Plan(given, seed, faults, rate, guarantee, standbys));
        }
    }

    private int untilStopped(Plan plan) throws IOException, ExecutionException {
        try {
            return clean(plan) ? 0 : 1;
        } catch (InterruptedException e) {
            System.err.println(plan.scenario() + " was stopped before its end.");
            return 1;
        }
    }

    private boolean clean(Plan plan) throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("foretell-faults");
        boolean clean = false;
        try {
            clean = carryOut(plan, folder).clean();
            return clean;
        } finally {
            if (clean) {
                Site.delete(folder);
            } else {
                System.err.println("What the processes printed and stored is in " + folder);
            }
        }
    }

    private Verdict carryOut(Plan plan, Path folder) throws IOException, ExecutionException, InterruptedException {
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();
            System.out.println(plan.text() + " " + verdict.text());
            if (keep) {
                String date = LocalDate.now(ZoneOffset.UTC).toString();
                documents.keep(new Result(plan, new Conditions(date, code, Machine.here()), verdict));
                documents.write();
            }
            return verdict;
        }
    }
}
