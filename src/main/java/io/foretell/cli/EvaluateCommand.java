package io.foretell.cli;

import io.foretell.event.EventFile;
import io.foretell.evaluate.Protocol;
import io.foretell.evaluate.Replay;
import io.foretell.evaluate.Report;
import io.foretell.evaluate.ScoredBy;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Feature;
import io.foretell.spec.InvalidSpec;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./foretell evaluate}: replays a file of events, test-then-train, and says how good the forecasts were beside
 * baselines on the same rows. Needs no Kafka. The same inputs give the same report, {@code seconds} aside. Exit code
 * 0 or 1.
 */
@Command(name = "evaluate",
        description = "Replays a file of events and says how good the forecasts would have been.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--spec", required = true, paramLabel = "FILE", description = "The spec, such as foretell.yaml.")
    private Path specFile;

    @Option(names = "--events", required = true, paramLabel = "FILE",
            description = "Events in arrival order: .csv with a header or .jsonl, also gzipped.")
    private Path events;

    @Option(names = "--scored-by", paramLabel = "COLUMN",
            description = "Only rows that are true, 1 or yes in this column count; the model does not see it.")
    private Optional<String> scoredBy;

    @Option(names = "--freeze-after", paramLabel = "N", description = "Learn nothing more after N events.")
    private Optional<Long> freezeAfter;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the spec's seed.")
    private Optional<Long> seed;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            long start = System.nanoTime();
            Spec spec = spec();
            Report report = replay(spec, protocol(spec));
            print(report, (System.nanoTime() - start) / 1e9);
            return CommandLine.ExitCode.OK;
        } catch (InvalidSpec | Refused e) {
            note(e.getMessage());
        } catch (UncheckedIOException e) {
            note(e.getCause().getMessage());
        } catch (IOException e) {
            note(e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(IllegalArgumentException option) {
            super(option.getMessage(), option);
        }
    }

    private Spec spec() {
        Spec spec = SpecReader.read(specFile);
        try {
            scoredBy.ifPresent(column -> new ScoredBy(column).refuseIfReadBy(spec));
        } catch (IllegalArgumentException e) {
            throw new Refused(e);
        }
        if (spec.training().every() instanceof Training.Cadence.Every) {
            note("note: a file has no clock, so a round is every " + Protocol.DEFAULT_ROUND
                    + " events instead of by time; `training: {every: N events}` in the spec says otherwise.");
        }
        if (spec.input().timestamp().isEmpty() && spec.features().stream().anyMatch(EvaluateCommand::needsTime)) {
            note("note: the spec takes times from records, and a file has none: all events count as of the same time;"
                    + " `input: {timestamp: FIELD}` in the spec says otherwise.");
        }
        return seed.map(spec::withSeed).orElse(spec);
    }

    private static boolean needsTime(Feature feature) {
        return feature instanceof Feature.Elapsed
                || feature instanceof Feature.TimeOfDay
                || feature instanceof Feature.DayOfWeek;
    }

    private Protocol protocol(Spec spec) {
        try {
            return Protocol.of(spec, freezeAfter.map(OptionalLong::of).orElse(OptionalLong.empty()));
        } catch (IllegalArgumentException e) {
            throw new Refused(e);
        }
    }

    private Report replay(Spec spec, Protocol protocol) throws IOException {
        Replay replay = new Replay(Blueprint.of(spec), protocol);
        Optional<ProgressBar> bar = Terminal.isThere() ? Optional.of(bar()) : Optional.empty();
        try (EventFile file = EventFile.open(events, scoredBy)) {
            for (long row = 0; file.hasNext(); row++) {
                replay.take(file.next());
                long done = row + 1;
                bar.ifPresent(shown -> shown.at(done));
            }
        } finally {
            bar.ifPresent(ProgressBar::clear);
        }
        return replay.report();
    }

    /** Counts the rows first: how many bytes have been read says little when the file is small and compressed. */
    private ProgressBar bar() throws IOException {
        long rows = 0;
        try (EventFile file = EventFile.open(events, scoredBy)) {
            for (; file.hasNext(); file.next()) {
                rows++;
            }
        }
        return new ProgressBar(System.console().writer(), rows, System::nanoTime);
    }

    private void print(Report report, double seconds) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(ReportJson.write(report, seconds));
        } else {
            ReportText.lines(report, seconds).forEach(out::println);
        }
        out.flush();
    }

    private void note(String text) {
        PrintWriter err = command.commandLine().getErr();
        err.println(text);
        err.flush();
    }
}
