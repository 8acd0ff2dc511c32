package io.foretell.spec;

import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML document as a tree of nodes that know their lines. Takes the plain part of YAML only: no anchors, aliases
 * or tags (which is how small files become huge ones, or objects), one document, limited depth.
 */
final class YamlDocument {

    private static final String PLAIN = "one document of maps, lists and plain values";

    private YamlDocument() {}

    /** The root; empty if there is none, then it has been told why. */
    static Optional<Node> read(String yaml, Problems problems) {
        try {
            if (!isPlain(yaml, problems)) {
                return Optional.empty();
            }
            Optional<Node> root = Optional.ofNullable(
                    new Composer(parser(yaml), new OnlyNothing(), options()).getSingleNode());
            if (root.isEmpty()) {
                problems.add(Problem.ofFile("an empty file", "a map with name, input, features and target"));
            }
            return root;
        } catch (MarkedYAMLException e) {
            // Not its whole message: that quotes the file, which may hold a password.
            OptionalInt line = e.getProblemMark() == null ? OptionalInt.empty() : Problems.line(e.getProblemMark());
            problems.add(new Problem(Problem.FILE, line, "no YAML: " + e.getProblem(), "one YAML document"));
        } catch (YAMLException e) {
            problems.add(Problem.ofFile("characters that YAML does not know", "printable characters"));
        }
        return Optional.empty();
    }

    private static boolean isPlain(String yaml, Problems problems) {
        Parser parser = parser(yaml);
        boolean plain = true;
        int documents = 0;
        int depth = 0;
        while (parser.peekEvent() != null) {
            Event event = parser.getEvent();
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            String fault = fault(event, depth, documents);
            if (!fault.isEmpty()) {
                problems.add(new Problem(Problem.FILE, Problems.line(event.getStartMark()), fault, PLAIN));
                plain = false;
            }
            if (depth > Limits.NESTING || documents > 1) {
                return false; // more of it tells nothing more, and deep nesting takes the parser long
            }
        }
        return plain;
    }

    private static String fault(Event event, int depth, int documents) {
        if (depth > Limits.NESTING || documents > 1) {
            return documents > 1
                    ? "a second YAML document"
                    : "more than " + Limits.NESTING + " lists and maps in each other";
        }
        // Not their names: a password that begins with * or & and stands without quotes looks like one.
        if (event instanceof AliasEvent) {
            return "an alias (*…)";
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "an anchor (&…)";
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        return tagged ? "a tag (!…)" : "";
    }

    /**
     * Tells only nothing (~, null) from text. What else a text may mean, its reader knows; and YAML's own patterns for
     * numbers overflow the stack on long ones.
     */
    private static final class OnlyNothing extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
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
