package io.foretell.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stretch of a document, between two comments, that a command writes.
 *
 * @param command as the comment names it
 */
public record MarkedSection(Path document, String name, String command) {

    public String read() throws IOException {
        String text = Files.readString(document);
        return text.substring(start(text), end(text));
    }

    public void write(String content) throws IOException {
        String text = Files.readString(document);
        Files.writeString(document, text.substring(0, start(text)) + content + text.substring(end(text)));
    }

    private int start(String text) throws IOException {
        return place(text, "<!-- " + name + ": made by " + command + " -->\n", true);
    }

    private int end(String text) throws IOException {
        return place(text, "<!-- /" + name + " -->", false);
    }

    private int place(String text, String mark, boolean after) throws IOException {
        int place = text.indexOf(mark);
        if (place < 0 || text.indexOf(mark, place + 1) >= 0) {
            throw new IOException("section: document=" + document + " is to hold once: " + mark.strip());
        }
        return after ? place + mark.length() : place;
    }
}
