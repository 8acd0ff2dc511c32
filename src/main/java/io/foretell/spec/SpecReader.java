package io.foretell.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code foretell.yaml} ➜ {@link Spec}, or {@link InvalidSpec} with all that is wrong with it.
 *
 * <p>Only {@code name}, {@code input.topic}, one feature and {@code target.field} are required. A field has one
 * vocabulary, wherever it is given: in a feature, in the target or in its {@code per}; given nowhere it is open, for
 * 1000 values. The target's type and scale are those of its field's feature unless it says otherwise.
 */
public final class SpecReader {

    private static final String READABLE = "a readable YAML file in UTF-8, at most " + Limits.FILE_BYTES + " bytes";
    private static final String TOO_LARGE = "more than " + Limits.FILE_BYTES + " bytes";

    private final Problems problems = new Problems();
    private final Map<String, String> environment;

    private SpecReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads a file, with this process's environment. */
    public static Spec read(Path file) {
        return read(file, System.getenv());
    }

    /** @param environment what {@code ${env:NAME}} stands for */
    public static Spec read(Path file, Map<String, String> environment) {
        SpecReader reader = new SpecReader(environment);
        return reader.refusingAny(file.toString(), reader.text(file).flatMap(reader::document));
    }

    /** @param environment what {@code ${env:NAME}} stands for */
    public static Spec read(String yaml, Map<String, String> environment) {
        SpecReader reader = new SpecReader(environment);
        return reader.refusingAny("spec", reader.document(yaml));
    }

    private Spec refusingAny(String source, Optional<Spec> spec) {
        problems.refuseAny(source);
        return spec.orElseThrow();
    }

    private Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
            if (bytes.length > Limits.FILE_BYTES) {
                problems.add(Problem.ofFile(TOO_LARGE, READABLE));
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException e) {
            problems.add(Problem.ofFile("no such file", READABLE));
        } catch (CharacterCodingException e) {
            problems.add(Problem.ofFile("bytes that are no UTF-8", READABLE));
        } catch (IOException e) {
            problems.add(Problem.ofFile("what cannot be read (" + e.getMessage() + ")", READABLE));
        }
        return Optional.empty();
    }

    private Optional<Spec> document(String yaml) {
        if (yaml.length() > Limits.FILE_BYTES) {
            problems.add(Problem.ofFile(TOO_LARGE, READABLE));
            return Optional.empty();
        }
        String withoutMark = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        return YamlDocument.read(withoutMark, problems)
                .flatMap(root -> new RootReader(Section.root(root, problems), environment).read());
    }
}
