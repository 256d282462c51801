package tn.ars.tuniclaim.local.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker of one node (broker and controller at once) in this JVM. What it holds survives a restart and a kill. */
public final class EmbeddedKafka implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";
    private static final int NODE = 1;
    private static final String CLUSTER = "tuniclaim-local";
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns when clients may connect.
     *
     * @param port 0 takes a free one
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        var brokerPort = Ports.orFree(port);
        // Only the broker in this very JVM speaks to the controller: its port matters to nobody and changes at each
        // start.
        var config = config(dataDir, brokerPort, Ports.orFree(0));
        format(dataDir);
        var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, LOOPBACK + ":" + brokerPort);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(CLUSTER)
                    .setNodeId(NODE)
                    .addDirectory(dataDir.toString())
                    .setMetadataLogDirectory(dataDir.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka's folder " + dataDir, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot prepare Kafka's folder " + dataDir, e);
        }
    }

    private static Map<String, String> config(Path dataDir, int brokerPort, int controllerPort) {
        var config = new HashMap<String, String>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", String.valueOf(NODE));
        config.put(
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + brokerPort + "," + CONTROLLER + "://" + LOOPBACK + ":"
                        + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + brokerPort);
        config.put("controller.listener.names", CONTROLLER);
        config.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);
        config.put("log.dirs", dataDir.toString());
        config.put("auto.create.topics.enable", "false");
        alone(config);
        small(config);
        return config;
    }

    /** One broker cannot replicate, and nobody else joins while the first consumer of a group waits. */
    private static void alone(Map<String, String> config) {
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");
        config.put("offsets.topic.replication.factor", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
    }

    /** A laptop's worth of threads, partitions and buffers. */
    private static void small(Map<String, String> config) {
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("log.cleaner.dedupe.buffer.size", "8388608");
        config.put("log.index.size.max.bytes", "1048576");
    }
}
