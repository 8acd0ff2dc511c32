package io.foretell.cli;

import io.foretell.doctor.Doctor;
import io.foretell.doctor.Finding;
import io.foretell.doctor.Finding.Severity;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foretell doctor --spec foretell.yaml}: looks at a deployment and says what is wrong. */
@Command(
        name = "doctor",
        description = "Looks at a deployment and says what is wrong: rights, lag, dead letters, refused models, hanging"
                + " transactions. Exit code 1 if something is.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--spec", paramLabel = "FILE", defaultValue = "foretell.yaml",
            description = "Whose deployment (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Option(names = "--end-hanging",
            description = "Abort transactions that hang; their records were never committed and are not lost thereby.")
    private boolean endHanging;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Spec spec = SpecReader.read(file);
        PrintWriter out = command.commandLine().getOut();
        try (Doctor doctor = Doctor.visit(spec)) {
            if (endHanging) {
                out.println("Ended " + doctor.endHanging() + " hanging transaction(s).");
            }
            List<Finding> findings = doctor.examine();
            findings.forEach(finding -> print(finding, out));
            out.flush();
            return findings.stream().anyMatch(finding -> finding.severity() == Severity.ILL)
                    ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf("%-4s  %s: %s%n",
                finding.severity().name().toLowerCase(Locale.ROOT), finding.subject(), finding.text());
        if (!finding.advice().isEmpty()) {
            out.println("      " + finding.advice());
        }
    }
}
