package io.foretell.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A record kept as one JSON file in a folder. */
public final class ResultFile<T> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private final Path file;
    private final Class<T> type;

    public ResultFile(Path folder, String name, Class<T> type) {
        file = folder.resolve(name + ".json");
        this.type = type;
    }

    public void write(T result) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, PRETTY.writeValueAsString(result) + "\n");
    }

    /** Empty if it was never written. */
    public Optional<T> read() throws IOException {
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
    }
}
