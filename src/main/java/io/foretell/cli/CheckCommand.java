package io.foretell.cli;

import io.foretell.spec.InvalidSpec;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.SpecText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ./foretell check SPEC}: says what a spec will do and what it leaves to defaults, or everything that is wrong
 * with it. Needs no Kafka. Exit code 0 or 1.
 */
@Command(name = "check", description = "Validates a spec and shows what it will do, defaults filled in.")
public final class CheckCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(paramLabel = "SPEC", description = "The spec, such as foretell.yaml.")
    private Path file;

    @Override
    public Integer call() {
        try {
            print(SpecReader.read(file));
            return CommandLine.ExitCode.OK;
        } catch (InvalidSpec e) {
            PrintWriter err = command.commandLine().getErr();
            err.println(e.getMessage());
            err.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void print(Spec spec) {
        PrintWriter out = command.commandLine().getOut();
        out.println("OK: " + file);
        SpecSummary.lines(spec).forEach(out::println);
        out.println();
        out.println("With all defaults:");
        SpecText.of(spec).lines().forEach(line -> out.println("  " + line));
        out.flush();
    }
}
