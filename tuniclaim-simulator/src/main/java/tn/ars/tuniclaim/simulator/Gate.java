package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The listening socket of the API: shut, connections are refused and those that were open end. It keeps its port. */
final class Gate {

    private final ServerConnector connector;

    /** Bound, but listening to nobody: otherwise whoever asks for any free port might get this one, and be called instead. */
    private @Nullable Socket kept;

    Gate(ServerConnector connector) {
        this.connector = connector;
    }

    synchronized void shut(boolean shut) {
        try {
            if (shut && connector.isRunning()) {
                connector.setPort(connector.getLocalPort());
                var connected = List.copyOf(connector.getConnectedEndPoints());
                connector.stop();
                keepPort();
                // Stopping may leave one open that was busy: its next call would hang instead of being refused.
                connected.forEach(EndPoint::close);
            } else if (!shut && !connector.isRunning()) {
                leavePort();
                connector.start();
            }
        } catch (Exception failed) {
            throw new IllegalStateException("port " + connector.getPort() + " cannot be opened or closed", failed);
        }
    }

    private void keepPort() throws IOException {
        var socket = new Socket();
        kept = socket;
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(connector.getHost(), connector.getPort()));
    }

    /** Also when the whole simulator ends while it is shut. */
    synchronized void leavePort() throws IOException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
