package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.foretell.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code foretell run} as a process: how it starts, how it refuses to, how it ends. */
@Timeout(90)
class RunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @TempDir
    Path brokerFolder;

    @Test
    void toldToEnd_leavesItsGroupsWithinFiveSeconds() throws Exception {
        try (TestCluster cluster = new TestCluster(brokerFolder)) {
            Spec spec = spec("stop", cluster.servers());
            cluster.create("stop-events", 1);
            cluster.send("stop-events", "k", "{\"value\": 1}", 1_700_000_000_000L);
            Process process = ForetellProcess.run(spec, folder, "--health-file", folder.resolve("health").toString());
            try {
                cluster.read(Names.of(spec).predictions(), PATIENCE, all -> !all.isEmpty());
                await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("health")));
                process.destroy(); // SIGTERM
                assertThat(process.waitFor(5, TimeUnit.SECONDS)).as(output()).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
            Names names = Names.of(spec);
            for (String group : List.of(names.predictor(), names.trainer())) {
                assertThat(cluster.admin.describeConsumerGroups(List.of(group)).all().get().get(group).members())
                        .as(group)
                        .isEmpty();
            }
            assertThat(output()).contains("Connected to", "Created topics", "predictor running", "Stopped");
        }
    }

    @Test
    void unreachableBroker_isNamedWithinTenSeconds() throws Exception {
        Process process = ForetellProcess.run(spec("away", "localhost:1"), folder);
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue(); // the JVM's own start is not counted
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output()).contains("no broker reached: bootstrap.servers=localhost:1");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Spec spec(String name, String servers) {
        return Specs.number(name, "kafka: {bootstrap.servers: '%s', state.dir: '%s'}".formatted(servers, folder));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
