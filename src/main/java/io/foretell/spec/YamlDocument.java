package io.foretell.spec;

import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML document as a tree of nodes that know their lines. Takes the plain part of YAML only: no anchors, aliases
 * or tags (which is how small files become huge ones, or objects), one document, limited depth.
 */
final class YamlDocument {

    private static final String PLAIN = "maps, lists and plain values, written out where they are needed";

    private YamlDocument() {}

    /** The root; empty if there is none, then it has been told why. */
    static Optional<Node> read(String yaml, Problems problems) {
        try {
            if (!isPlain(yaml, problems)) {
                return Optional.empty();
            }
            Optional<Node> root = Optional.ofNullable(
                    new Composer(parser(yaml), new Resolver(), options()).getSingleNode());
            if (root.isEmpty()) {
                problems.add(Problem.ofFile("an empty file", "a map with name, input, features and target"));
            }
            return root;
        } catch (MarkedYAMLException e) {
            // Not its whole message: that quotes the file, which may hold a password.
            OptionalInt line = e.getProblemMark() == null ? OptionalInt.empty() : Problems.line(e.getProblemMark());
            problems.add(new Problem(Problem.FILE, line, "no YAML: " + e.getProblem(), "one YAML document"));
        } catch (YAMLException e) {
            problems.add(Problem.ofFile("YAML that cannot be read, or lists and maps too deep in each other",
                    "printable characters, a depth of at most " + Limits.NESTING));
        }
        return Optional.empty();
    }

    private static boolean isPlain(String yaml, Problems problems) {
        Parser parser = parser(yaml);
        int documents = 0;
        boolean plain = true;
        while (parser.peekEvent() != null) {
            Event event = parser.getEvent();
            String fault = fault(event);
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            if (!fault.isEmpty()) {
                problems.add(new Problem(Problem.FILE, Problems.line(event.getStartMark()), fault, PLAIN));
                plain = false;
            }
        }
        if (documents > 1) {
            problems.add(Problem.ofFile(documents + " YAML documents", "one (is there a line with --- too many?)"));
        }
        return plain && documents <= 1;
    }

    private static String fault(Event event) {
        if (event instanceof AliasEvent alias) {
            return "the alias *" + Value.shown(alias.getAnchor());
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "the anchor &" + Value.shown(node.getAnchor());
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        return tagged ? "a tag (!…)" : "";
    }

    private static Parser parser(String yaml) {
        return new ParserImpl(new StreamReader(yaml), options());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Limits.FILE_BYTES);
        options.setNestingDepthLimit(Limits.NESTING);
        options.setMaxAliasesForCollections(0);
        return options;
    }
}
