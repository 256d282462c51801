package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The listening socket of the API: shut, connections are refused and those that were open end. It keeps its port. */
final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final ServerConnector connector;

    /** Bound, but listening to nobody: so nobody else gets this port, and it is certain that the connector listens no more. */
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
                List.copyOf(connector.getConnectedEndPoints()).forEach(EndPoint::close);
            } else if (!shut && !connector.isRunning()) {
                leavePort();
                connector.start();
            }
        } catch (Exception failed) {
            throw new IllegalStateException("port " + connector.getPort() + " cannot be opened or closed", failed);
        }
    }

    /** Only once nobody listens there any more: that goes on for a moment after the stop, until the acceptor has noticed. */
    private void keepPort() throws IOException {
        var address = new InetSocketAddress(connector.getHost(), connector.getPort());
        var began = System.nanoTime();
        while (kept == null) {
            var socket = new Socket();
            try {
                socket.setReuseAddress(true);
                socket.bind(address);
                kept = socket;
            } catch (BindException listening) {
                socket.close();
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw listening;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Also when the whole simulator ends while it is shut. */
    synchronized void leavePort() throws IOException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
