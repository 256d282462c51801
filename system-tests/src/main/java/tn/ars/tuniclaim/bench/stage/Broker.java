package tn.ars.tuniclaim.bench.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.Ports;

/** Kafka. What it holds survives a kill. */
public final class Broker implements AutoCloseable {

    private static final String HEAP = "512m";
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path log;
    private final int port = Ports.orFree(0);
    private @Nullable Child child;

    Broker(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** Returns when clients may connect. */
    public void start() {
        var started = Child.start(log, Child.java(HEAP, BrokerMain.class, folder, port), Map.of());
        child = started;
        try (var admin = admin()) {
            admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("Kafka did not start, see " + log, failure);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", PATIENCE_SECONDS * 1000));
    }

    /** Of as many partitions as the importer's own have; one that is there stays. */
    public void declare(String topic, int partitions) {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** All its members have to join anew, and find out by what they are refused. */
    public void evict(String group) {
        try (var admin = admin()) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            // It has none, or is rebalancing: that is as good.
            System.err.println("… " + failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public void close() {
        var running = child;
        if (running != null) {
            running.close();
        }
    }
}
