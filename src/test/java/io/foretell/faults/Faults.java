package io.foretell.faults;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import io.foretell.measure.ResultFile;
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
        description = "Strikes real processes under load and compares all they answer with an undisturbed replay, by the bits."
                + " Exit code 0: no trace of the faults; 1: there is one, or the run was not possible.",
        mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {

    private final Path root = Path.of("");

    @Parameters(paramLabel = "SCENARIO", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Scenario scenario;

    @Option(names = "--faults", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int faults;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000",
            description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--guarantee", paramLabel = "NAME", defaultValue = "exactly-once",
            description = "at-least-once must fail (default: ${DEFAULT-VALUE}).")
    private String guarantee;

    @Option(names = "--standbys", paramLabel = "N", defaultValue = "0",
            description = "Copies of each state on another predictor (default: ${DEFAULT-VALUE}).")
    private int standbys;

    @Option(names = "--keep", description = "Keep the result in benchmarks/faults/results.")
    private boolean keep;

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Faults()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, ExecutionException, InterruptedException {
        Plan plan = new Plan(scenario, seed, faults, rate, guarantee, standbys);
        Optional<String> obstacle = scenario.fault().obstacle();
        if (obstacle.isPresent()) {
            System.err.println(scenario + " is not possible here: " + obstacle.get());
            return 1;
        }
        Path folder = Files.createTempDirectory("foretell-faults");
        boolean clean = false;
        try {
            clean = carryOut(plan, folder);
            return clean ? 0 : 1;
        } finally {
            if (clean) {
                Site.delete(folder);
            } else {
                System.err.println("What the processes printed and stored is in " + folder);
            }
        }
    }

    private boolean carryOut(Plan plan, Path folder) throws IOException, ExecutionException, InterruptedException {
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();
            System.out.println(plan.text() + " " + verdict.text());
            if (keep) {
                Conditions conditions =
                        new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code, Machine.here());
                results(root, plan).write(new Result(plan, conditions, verdict));
            }
            return verdict.clean();
        }
    }

    private static ResultFile<Result> results(Path root, Plan plan) {
        String name = plan.scenario()
                + (plan.guarantee().equals("exactly-once") ? "" : "-" + plan.guarantee())
                + (plan.standbys() == 0 ? "" : "-standby");
        return new ResultFile<>(root.resolve("benchmarks/faults/results"), name, Result.class);
    }
}
