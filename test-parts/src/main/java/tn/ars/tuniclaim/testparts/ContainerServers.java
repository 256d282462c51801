package tn.ars.tuniclaim.testparts;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The images that a deployment uses, where a Docker engine is present. */
final class ContainerServers implements Servers {
    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String POSTGRESQL = "postgres:18";

    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable KafkaContainer kafka;
    private @Nullable PostgreSQLContainer postgresql;

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) {
            kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
            kafka.start();
        }
        return kafka.getBootstrapServers();
    }

    @Override
    public synchronized Database freshDatabase() {
        if (postgresql == null) {
            postgresql = new PostgreSQLContainer(POSTGRESQL);
            postgresql.start();
        }
        var name = "test_" + databases.incrementAndGet();
        create(postgresql, name);
        var url = "jdbc:postgresql://%s:%s/%s"
                .formatted(postgresql.getHost(), postgresql.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), name);
        return new Database(url, postgresql.getUsername(), postgresql.getPassword());
    }

    @Override
    public synchronized void close() {
        if (kafka != null) kafka.stop();
        if (postgresql != null) postgresql.stop();
    }

    private static void create(PostgreSQLContainer server, String name) {
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }
}
