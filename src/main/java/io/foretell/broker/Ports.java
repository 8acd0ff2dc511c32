package io.foretell.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
final class Ports {

    private Ports() {}

    /** A port that nobody listened on a moment ago. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerStartException("no free port on the loopback interface: " + e.getMessage(), e);
        }
    }

    /** The same port, if it can be listened on. */
    static int requireFree(int port) {
        if (port < 1 || port > 65_535) {
            throw new BrokerStartException(
                    "port out of range: port=" + port + ", allowed is 0 (any free one) to 65535");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that its last user has just left is free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return port;
        } catch (IOException e) {
            throw new BrokerStartException("port cannot be used: port=" + port + " (" + e.getMessage()
                    + "). Give another --port, or 0 for any free one.", e);
        }
    }
}
