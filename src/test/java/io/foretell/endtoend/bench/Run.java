package io.foretell.endtoend.bench;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.awaitility.core.ConditionTimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * What every subcommand may be told, and how each is carried out. Exit code 0; 1: not possible, the message says why;
 * 2: called wrongly.
 */
public final class Run {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--quick", description = "Short, to see whether all goes well; nothing is kept.")
    private boolean quick;

    @Option(names = "--report", description = "Run nothing: write the README's table from the results alone.")
    private boolean reportOnly;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    private boolean help;

    /** Measures, and keeps what is to be kept. */
    public interface Measurement {

        void run(Conditions conditions) throws IOException, ExecutionException, InterruptedException;
    }

    /** Nothing is to be kept, and little to be measured. */
    public boolean quick() {
        return quick;
    }

    /** @return the exit code */
    public int carryOut(Documents<?> documents, Measurement measurement) throws InterruptedException {
        try {
            if (!reportOnly) {
                measurement.run(new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code(), Machine.here()));
            }
            documents.write();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ConditionTimeoutException e) {
            note("%s", e.getMessage());
        } catch (ExecutionException e) {
            note("broker: %s", e.getCause());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Told to the command above all subcommands, by the script. */
    private String code() {
        return command.parent().findOption("--code").getValue();
    }

    /** On standard error. */
    public void note(String format, Object... values) {
        command.commandLine().getErr().println(String.format(Locale.ROOT, format, values));
        command.commandLine().getErr().flush();
    }

    /** An option that is not as it must be. */
    public CommandLine.ParameterException refused(String allowed) {
        return new CommandLine.ParameterException(command.commandLine(), "allowed: " + allowed);
    }
}
