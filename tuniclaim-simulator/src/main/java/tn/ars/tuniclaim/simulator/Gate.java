package tn.ars.tuniclaim.simulator;

import org.eclipse.jetty.server.ServerConnector;

/** The listening socket of the API: shut, connections are refused. It keeps its port. */
final class Gate {

    private final ServerConnector connector;

    Gate(ServerConnector connector) {
        this.connector = connector;
    }

    synchronized void shut(boolean shut) {
        try {
            if (shut && connector.isRunning()) {
                connector.setPort(connector.getLocalPort());
                connector.stop();
            } else if (!shut && !connector.isRunning()) {
                connector.start();
            }
        } catch (Exception failed) {
            throw new IllegalStateException("port " + connector.getPort() + " cannot be opened or closed", failed);
        }
    }
}
