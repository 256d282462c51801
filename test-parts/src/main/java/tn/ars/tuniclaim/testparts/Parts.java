package tn.ars.tuniclaim.testparts;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.EmbeddedMail;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.SimulatorSettings;
import tn.ars.tuniclaim.simulator.WritingCall;

/**
 * The one set of real servers of a test JVM. Each part starts when it is first asked for, on a free port of 127.0.0.1, is
 * shared by all tests, and ends with the JVM. With {@code -Dparts=containers}, Kafka and PostgreSQL run in containers. Whoever
 * awaits what real servers do waits longer than Awaitility would by itself.
 */
public final class Parts {
    /** Of a machine with two cores and other work; a test that passes never takes it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Not yet among what the partner takes, as far as is known. */
    private static final WritingCall RECLAMATION =
            new WritingCall("reclamation", "reclamationStatus", "processedAt", Set.of(), Set.of());

    private static final Parts SHARED = new Parts();

    private final Servers servers =
            "containers".equals(System.getProperty("parts")) ? new ContainerServers() : new EmbeddedServers();
    private @Nullable KafkaDoor kafka;
    private @Nullable EmbeddedMail mail;
    private @Nullable Simulator partner;

    private Parts() {
        Awaitility.setDefaultTimeout(PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-parts"));
    }

    /** Kafka, with all topics as declared. */
    public static KafkaDoor kafka() {
        return SHARED.startedKafka();
    }

    /** A new empty database. */
    public static Database freshDatabase() {
        return SHARED.servers.freshDatabase();
    }

    public static EmbeddedMail mail() {
        return SHARED.startedMail();
    }

    /** The simulated partner: clean and small to begin with, and whatever a test makes of it. */
    public static Simulator partner() {
        return SHARED.startedPartner();
    }

    private synchronized KafkaDoor startedKafka() {
        if (kafka == null) kafka = KafkaDoor.to(servers.bootstrapServers());
        return kafka;
    }

    private synchronized EmbeddedMail startedMail() {
        if (mail == null) mail = EmbeddedMail.start(0, 0);
        return mail;
    }

    private synchronized Simulator startedPartner() {
        if (partner == null)
            partner = Simulator.start(SimulatorSettings.defaults()
                    .withSize(20, 5, 2)
                    .withWritingCalls(List.of(WritingCall.STATUS, WritingCall.PAYMENT, RECLAMATION)));
        return partner;
    }

    private synchronized void stop() {
        if (partner != null) partner.close();
        if (kafka != null) kafka.close();
        if (mail != null) mail.close();
        servers.close();
    }
}
