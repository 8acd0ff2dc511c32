package io.foretell.cli;

import io.foretell.spec.Ed25519;
import io.foretell.topology.StartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foretell keys}: a pair of keys to sign weights with. The private one goes to a file, never to a screen. */
@Command(
        name = "keys",
        description = "Makes a pair of keys to sign weights with; prints what to put into the spec.",
        mixinStandardHelpOptions = true)
public final class KeysCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--private-key", paramLabel = "FILE", defaultValue = "foretell.key",
            description = "Where the private one is written, readable for you alone (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Override
    public Integer call() {
        KeyPair pair = Ed25519.generate();
        write(Ed25519.text(pair.getPrivate()) + "\n");
        PrintWriter out = command.commandLine().getOut();
        out.println("# In the spec of every instance:");
        out.println("trust:");
        out.println("  public-keys: [\"" + Ed25519.text(pair.getPublic()) + "\"]");
        out.println("  private-key: ${env:FORETELL_KEY}");
        out.println("# In the environment of the trainers alone:");
        out.println("#   export FORETELL_KEY=\"$(cat " + file + ")\"");
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void write(String text) {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, fresh, forOwnerAlone())) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            throw new StartException("file is already there: --private-key=" + file
                    + ". A key that is in use must not be lost: give another file.", e);
        } catch (IOException e) {
            throw new StartException("private key cannot be written: --private-key=" + file + " (" + e + ")", e);
        }
    }

    private static FileAttribute<?>[] forOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
