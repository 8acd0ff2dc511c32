package io.foretell.spec;

import java.util.OptionalInt;

/**
 * One mistake in a spec.
 *
 * @param path    where, as {@code features[2].scale}; {@code (file)} for the file as a whole
 * @param line    where, counted from 1, if it has a place
 * @param found   what stands there; never the value of a Kafka setting
 * @param allowed what may stand there, and what was probably meant
 */
public record Problem(String path, OptionalInt line, String found, String allowed) {

    static final String FILE = "(file)";

    /** About the file as a whole. */
    static Problem ofFile(String found, String allowed) {
        return new Problem(FILE, OptionalInt.empty(), found, allowed);
    }

    /** One line: {@code line 7, features[2].scale: found standart; allowed: none, standard, …}. */
    @Override
    public String toString() {
        String place = line.isPresent() ? "line " + line.getAsInt() + ", " + path : path;
        return place + ": found " + found + "; allowed: " + allowed;
    }
}
