package io.foretell.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.foretell.demo.Demo;
import io.foretell.demo.NabData;
import io.foretell.demo.TemporaryFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./foretell demo}: real series through a broker, the predictor and the trainer, all in this process. Ends by
 * itself with a summary, or on Ctrl-C with what there is by then.
 */
@Command(name = "demo",
        description = "Streams 47 real series through a live, learning predictor; needs nothing but this.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration REFRESH = Duration.ofMillis(500);

    /** From Ctrl-C to the end, at most. */
    private static final Duration FAREWELL = Duration.ofMillis(4_300);

    private static final int INTERRUPTED = 130; // as a shell would say it

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--limit", paramLabel = "N", hidden = true, description = "Stop after N events.")
    private long limit = NabData.ROWS;

    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Override
    public Integer call() throws Exception {
        quieten();
        try (TemporaryFolder folder = TemporaryFolder.make("foretell-demo")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(folder), "demo-stop"));
            run(folder);
            return CommandLine.ExitCode.OK;
        } finally {
            left.countDown();
        }
    }

    private void run(TemporaryFolder folder) throws InterruptedException {
        long start = System.nanoTime();
        PrintWriter out = Terminal.isThere() ? System.console().writer() : command.commandLine().getOut();
        long events = Math.min(limit, NabData.ROWS);
        DemoText text = new DemoText(events);
        out.println(DemoText.title());
        out.println("Starting a broker, the predictor and the trainer ...");
        out.flush();
        DemoDisplay.Style style = Terminal.isThere() ? DemoDisplay.Style.IN_PLACE : DemoDisplay.Style.LINES;
        DemoDisplay display = new DemoDisplay(out, style, text, System::nanoTime);
        try (Demo demo = Demo.start(folder.path(), events)) {
            while (!interrupted && !demo.ended(REFRESH)) {
                display.show(demo.standing());
            }
            display.show(demo.standing());
            text.summary(demo.standing(), (System.nanoTime() - start) / 1e9).forEach(out::println);
            out.flush();
        }
    }

    /**
     * Runs when the process is told to end, by Ctrl-C or because all is done; keeps it alive until all is put away,
     * but not for long: Ctrl-C during the start may come too early for an orderly end.
     */
    private void interrupt(TemporaryFolder folder) {
        interrupted = true;
        try {
            if (!left.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                folder.close();
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException stillWrittenTo) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    /** Broker and clients in one process tell each other much; what ends the demo is said by ours. */
    private static void quieten() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("io.foretell")).setLevel(Level.WARN);
    }
}
