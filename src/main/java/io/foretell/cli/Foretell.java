package io.foretell.cli;

import io.foretell.broker.BrokerStartException;
import io.foretell.spec.InvalidSpec;
import io.foretell.topology.StartException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line's entry. Exit code 0: done; 1: not possible, the message says why; 2: called wrongly. */
@Command(
        name = "foretell",
        description = "Learns and predicts the next event of every key in a Kafka topic.",
        mixinStandardHelpOptions = true,
        versionProvider = Foretell.Version.class,
        subcommands = {
            CheckCommand.class, DemoCommand.class, EvaluateCommand.class, RunCommand.class, BrokerCommand.class,
            ResetCommand.class, DoctorCommand.class, KeysCommand.class
        })
public final class Foretell implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, not yet told anything. */
    public static CommandLine commandLine() {
        return new CommandLine(new Foretell()).setExecutionExceptionHandler(Foretell::explain);
    }

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** What we refuse on purpose is told in its own words; anything else is a defect and shows where it is. */
    private static int explain(Exception error, CommandLine commandLine, ParseResult parsed) {
        if (error instanceof InvalidSpec || error instanceof StartException || error instanceof BrokerStartException) {
            commandLine.getErr().println(error.getMessage());
        } else {
            error.printStackTrace(commandLine.getErr());
        }
        commandLine.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Foretell.class.getPackage().getImplementationVersion();
            return new String[] {"foretell " + (version == null ? "(not packaged)" : version)};
        }
    }
}
