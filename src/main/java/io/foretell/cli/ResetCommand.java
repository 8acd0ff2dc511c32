package io.foretell.cli;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Reset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foretell reset --spec foretell.yaml --yes}: forgets a model, its states and its predictions. */
@Command(
        name = "reset",
        description = "Forgets a model, its states and its predictions."
                + " The events stay, and are read anew by the next run.",
        mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--spec", paramLabel = "FILE", defaultValue = "foretell.yaml",
            description = "Whose model (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Option(names = "--yes", description = "Do it. Without this, only says what would be deleted.")
    private boolean yes;

    @Override
    public Integer call() {
        Spec spec = SpecReader.read(file);
        Reset reset = Reset.plan(spec);
        PrintWriter out = command.commandLine().getOut();
        out.println(yes ? "Deleting:" : "Would delete:");
        reset.topics().forEach(topic -> out.println("  topic   " + topic));
        reset.groups().forEach(group -> out.println("  group   " + group));
        out.println("  folder  " + reset.folder());
        if (yes) {
            reset.carryOut(spec);
            out.println("Done. The next run starts from the first event.");
        } else {
            out.println("Nothing was deleted. Say --yes to do it.");
        }
        out.flush();
        return yes ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
