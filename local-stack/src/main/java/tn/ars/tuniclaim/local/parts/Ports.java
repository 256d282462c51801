package tn.ars.tuniclaim.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports, for servers that must be told their port before they bind it. */
public final class Ports {
    private Ports() {}

    /** The given port, or a free one for 0. Somebody else may take a free one before it is used; this is rare. */
    public static int orFree(int port) {
        if (port != 0) return port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + EmbeddedKafka.LOOPBACK, e);
        }
    }
}
