package io.foretell.endtoend;

import io.foretell.endtoend.bench.Documents;
import io.foretell.endtoend.cost.CostCommand;
import io.foretell.endtoend.latency.LatencyCommand;
import io.foretell.endtoend.restore.RestoreCommand;
import io.foretell.endtoend.series.SeriesCommand;
import io.foretell.endtoend.start.StartCommand;
import io.foretell.endtoend.swap.SwapCommand;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/endtoend/run SUBCOMMAND}, in the repository's root. */
@Command(
        name = "benchmarks/endtoend/run",
        description = "Measures Foretell beside a broker, keeps the results and writes the README's tables.",
        synopsisSubcommandLabel = "SUBCOMMAND",
        mixinStandardHelpOptions = true)
public final class EndToEnd {

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    private EndToEnd() {}

    /** Exits with 0; 1: not possible, the message says why; 2: called wrongly. */
    public static void main(String[] arguments) {
        Path root = Path.of("");
        System.exit(new CommandLine(new EndToEnd())
                .addSubcommand(new CostCommand(root))
                .addSubcommand(new LatencyCommand(root))
                .addSubcommand(new StartCommand(root))
                .addSubcommand(new RestoreCommand(root))
                .addSubcommand(new SeriesCommand(root))
                .addSubcommand(new SwapCommand(root))
                .execute(arguments));
    }

    /** What all subcommands make. */
    static List<Documents<?>> documents(Path root) {
        return List.of(CostCommand.documents(root), LatencyCommand.documents(root), StartCommand.documents(root),
                RestoreCommand.documents(root), SeriesCommand.documents(root), SwapCommand.documents(root));
    }
}
