package io.foretell.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the README's table says that a user needs.
 *
 * @param name without the {@code *} of a prefix
 */
record Grant(String user, ResourceType type, String name, boolean prefix, AclOperation operation) {

    private static final Pattern TABLE = Pattern.compile("<!-- rights: .*?-->(.*?)<!-- /rights -->", Pattern.DOTALL);
    private static final List<String> USERS = List.of("predictor", "trainer");

    static List<Grant> ofReadme(String name, String input) throws IOException {
        Matcher table = TABLE.matcher(Files.readString(Path.of("README.md")));
        if (!table.find()) {
            throw new AssertionError("no table of rights in the README");
        }
        List<Grant> all = new ArrayList<>();
        table.group(1).lines().filter(line -> line.contains("`")).forEach(line -> {
            String[] cells = line.split("\\|");
            String resource = cells[2].strip().replace("`", "").replace("NAME", name).replace("INPUT", input);
            for (int i = 0; i < USERS.size(); i++) {
                String user = USERS.get(i);
                operations(cells[3 + i]).forEach(operation -> all.add(new Grant(
                        user, ResourceType.fromString(cells[1].strip().replace("-", "_")), resource.replace("*", ""),
                        resource.endsWith("*"), operation)));
            }
        });
        return all;
    }

    private static Stream<AclOperation> operations(String cell) {
        Map<String, AclOperation> composed = Map.of("DescribeConfigs", AclOperation.DESCRIBE_CONFIGS);
        return Arrays.stream(cell.split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .map(word -> composed.getOrDefault(word, AclOperation.fromString(word)));
    }

    AclBinding acl() {
        return new AclBinding(
                new ResourcePattern(type, name, prefix ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    boolean covers(ResourceType other, String resource, AclOperation needed) {
        return type == other && operation == needed && (prefix ? resource.startsWith(name) : resource.equals(name));
    }
}
