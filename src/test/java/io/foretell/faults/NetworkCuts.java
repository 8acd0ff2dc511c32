package io.foretell.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Each predictor in a network namespace of its own, with one cable to the bridge at which the broker listens; the cable
 * is cut for 2 s or for 15 s. Packets vanish without an answer then, as in a network, unlike those of a killed process.
 */
final class NetworkCuts implements Fault {

    private static final String BRIDGE = "foretell0";
    private static final String HOST = "10.213.77.1";
    private static final String LENGTH = "/24";
    private static final int PREDICTORS = 2;

    /** Short: less than the session timeout; long: more. */
    private static final List<Integer> SECONDS = List.of(2, 15);

    private int strikes;

    @Override
    public Optional<String> obstacle() {
        boolean possible = Shell.succeeds(List.of("ip", "link", "add", BRIDGE, "type", "bridge"))
                && Shell.succeeds(List.of("ip", "link", "del", BRIDGE))
                && Shell.succeeds(List.of("ip", "netns", "add", BRIDGE))
                && Shell.succeeds(List.of("ip", "netns", "del", BRIDGE));
        return possible
                ? Optional.empty()
                : Optional.of("network namespaces need root, iproute2 and Linux with bridges, and no other such run");
    }

    @Override
    public void open(Path folder) throws IOException, InterruptedException {
        Shell.run("ip", "link", "add", BRIDGE, "type", "bridge");
        Shell.run("ip", "addr", "add", HOST + LENGTH, "dev", BRIDGE);
        Shell.run("ip", "link", "set", BRIDGE, "up");
        for (int i = 0; i < PREDICTORS; i++) {
            Shell.run("ip", "netns", "add", space(i));
            Shell.run("ip", "link", "add", plug(i), "type", "veth", "peer", "name", "eth0", "netns", space(i));
            Shell.run("ip", "link", "set", plug(i), "master", BRIDGE);
            Shell.run("ip", "link", "set", plug(i), "up");
            Shell.run("ip", "-n", space(i), "addr", "add", "10.213.77." + (10 + i) + LENGTH, "dev", "eth0");
            Shell.run("ip", "-n", space(i), "link", "set", "eth0", "up");
            Shell.run("ip", "-n", space(i), "link", "set", "lo", "up");
        }
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public Launch launch(int predictor) {
        return new Launch(List.of("ip", "netns", "exec", space(predictor)), List.of());
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        int cut = scene.random().nextInt(PREDICTORS);
        int seconds = SECONDS.get(strikes++ % SECONDS.size());
        Shell.run("ip", "link", "set", plug(cut), "down");
        try {
            Thread.sleep(1000L * seconds);
        } finally {
            Shell.run("ip", "link", "set", plug(cut), "up");
        }
    }

    private static String space(int predictor) {
        return BRIDGE + "-" + predictor;
    }

    private static String plug(int predictor) {
        return BRIDGE + "p" + predictor;
    }

    @Override
    public void close() {
        for (int i = 0; i < PREDICTORS; i++) {
            Shell.succeeds(List.of("ip", "link", "del", plug(i)));
            Shell.succeeds(List.of("ip", "netns", "del", space(i)));
        }
        Shell.succeeds(List.of("ip", "link", "del", BRIDGE));
    }
}
