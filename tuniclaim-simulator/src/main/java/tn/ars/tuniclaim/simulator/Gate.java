package tn.ars.tuniclaim.simulator;

import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;

/** The listening socket of the API: shut, connections are refused and those that were open end. It keeps its port. */
final class Gate {

    private final ServerConnector connector;

    Gate(ServerConnector connector) {
        this.connector = connector;
    }

    synchronized void shut(boolean shut) {
        try {
            if (shut && connector.isRunning()) {
                connector.setPort(connector.getLocalPort());
                var connected = List.copyOf(connector.getConnectedEndPoints());
                connector.stop();
                // Stopping may leave one open that was busy: its next call would hang instead of being refused.
                connected.forEach(EndPoint::close);
            } else if (!shut && !connector.isRunning()) {
                connector.start();
            }
        } catch (Exception failed) {
            throw new IllegalStateException("port " + connector.getPort() + " cannot be opened or closed", failed);
        }
    }
}
