package io.foretell.cli;

import io.foretell.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foretell broker}: a Kafka to try things out with, until it is stopped. */
@Command(
        name = "broker",
        description = "Starts a one-node Kafka on this machine, for trying things out, until stopped.",
        mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--port", defaultValue = "9092", description = "0: any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", paramLabel = "FOLDER", defaultValue = "foretell-data/broker",
            description = "Where its topics are kept (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        command.commandLine().getOut().println("bootstrap.servers: " + broker.bootstrapServers() + "   (Ctrl-C stops)");
        command.commandLine().getOut().flush();
        new CountDownLatch(1).await(); // until the process is told to end
        return CommandLine.ExitCode.OK;
    }
}
