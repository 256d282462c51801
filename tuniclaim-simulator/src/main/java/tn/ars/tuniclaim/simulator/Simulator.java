package tn.ars.tuniclaim.simulator;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tn.ars.tuniclaim.simulator.dataset.Dataset;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Step;
import tn.ars.tuniclaim.simulator.fault.Faults;
import tn.ars.tuniclaim.simulator.ledger.Entry;
import tn.ars.tuniclaim.simulator.ledger.Expected;
import tn.ars.tuniclaim.simulator.ledger.Ledger;
import tn.ars.tuniclaim.simulator.ledger.Query;
import tn.ars.tuniclaim.simulator.ledger.Verdict;

/**
 * A running stand-in for MY TUNICLAIM. What these methods do can be done over the admin API as well. Thread-safe.
 */
public final class Simulator implements AutoCloseable {

    private static final String API = "api";
    private static final int MOST_THREADS = 16;
    /** A hang has to outlast any patience. */
    private static final long IDLE_MILLIS = 3_600_000;

    private final Stage stage;
    private final Server server;
    private final ServerConnector api;
    private final ServerConnector admin;
    private final Gate gate;
    private final int port;

    private Simulator(Stage stage) throws Exception {
        this.stage = stage;
        var threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("simulator");
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        this.server = new Server(threads);
        this.api = connector("partner", stage.settings().port());
        this.admin = connector("admin", stage.settings().adminPort());
        this.gate = new Gate(api);
        server.setHandler(new Doors(new PartnerHandler(stage), new AdminHandler(stage, gate)));
        try {
            server.start();
        } catch (Exception failed) {
            server.stop();
            throw failed;
        }
        this.port = api.getLocalPort();
    }

    private ServerConnector connector(String name, int ofPort) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A reference is the partner's own text: a slash in it, encoded, attacks nobody.
        http.setUriCompliance(UriCompliance.LEGACY);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setName(name);
        connector.setHost(stage.settings().bindAddress());
        connector.setPort(ofPort);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        return connector;
    }

    /** Which connector a request came in by decides whose it is. */
    private final class Doors extends Handler.Sequence {

        private final Handler partner;
        private final Handler administration;

        Doors(Handler partner, Handler administration) {
            super(partner, administration);
            this.partner = partner;
            this.administration = administration;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var cameBy = request.getConnectionMetaData().getConnector();
            return (cameBy.equals(admin) ? administration : partner).handle(request, response, callback);
        }
    }

    public static Simulator start(SimulatorSettings settings) {
        var paths = Stream.concat(
                        Stream.of(PartnerHandler.LIST, PartnerHandler.BULLETINS, PartnerHandler.SOCIETE),
                        settings.writingCalls().stream().map(WritingCall::kind))
                .toList();
        var ledger = Ledger.open(settings.ledger());
        try {
            return new Simulator(new Stage(
                    settings,
                    new AtomicReference<>(Dataset.of(settings.dataset())),
                    new Faults(paths, settings.dataset().seed(), System::nanoTime),
                    ledger,
                    new Stats()));
        } catch (Exception failed) {
            ledger.close();
            throw new IllegalStateException(
                    "the simulator cannot listen on ports %d and %d".formatted(settings.port(), settings.adminPort()),
                    failed);
        }
    }

    /** What {@code TUNICLAIM_BASE_URL} is to be. */
    public URI baseUrl() {
        return url(port, API);
    }

    /** Without a slash at the end. */
    public URI adminUrl() {
        return url(adminPort(), AdminHandler.ROOT);
    }

    public int port() {
        return port;
    }

    public int adminPort() {
        return admin.getLocalPort();
    }

    private URI url(int ofPort, String path) {
        return URI.create("http://" + stage.settings().bindAddress() + ":" + ofPort + "/" + path);
    }

    /** The world as it is now: exact counts, references, numbers of bulletins. */
    public Dataset dataset() {
        return stage.dataset().get();
    }

    /** Another world, at its generation 0. */
    public void replaceDataset(DatasetSettings settings) {
        stage.dataset().set(Dataset.of(settings));
    }

    public Dataset advance(Step step) {
        return stage.dataset().updateAndGet(dataset -> dataset.after(step));
    }

    /** @param json as for {@code POST /_simulator/faults} */
    public void addFault(String json) {
        stage.faults().add(Exchange.JSON.readTree(json));
        gate.shut(stage.faults().refusing());
    }

    public void clearFaults() {
        stage.faults().clear();
        gate.shut(false);
    }

    /** Newest first. */
    public List<Entry> received(Query query, int limit) {
        return stage.ledger().page(query, Long.MAX_VALUE, limit);
    }

    public void expect(Expected fact) {
        stage.ledger().expect(fact);
    }

    public Verdict verdict() {
        return stage.ledger().verdict();
    }

    public void clearLedger() {
        stage.ledger().clear();
    }

    @Override
    public void close() {
        stage.faults().clear();
        try {
            gate.leavePort();
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the simulator did not stop", failed);
        } finally {
            stage.ledger().close();
        }
    }
}
