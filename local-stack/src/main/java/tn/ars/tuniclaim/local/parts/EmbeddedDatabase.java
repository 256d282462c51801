package tn.ars.tuniclaim.local.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A PostgreSQL server of its own as a child process, with one database {@code tuniclaim} and one user of that name. Works
 * for root and for anybody else. A server that a killed JVM left behind in the same folder is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "tuniclaim";
    private static final String DATA = "data";
    /** What is unpacked lies in a folder that everybody may write to: the one around it must not let everybody in. */
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final EmbeddedPostgres server;
    private final Settings settings;

    private EmbeddedDatabase(EmbeddedPostgres server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Where and how it runs.
     *
     * @param home folder of the data and the log
     * @param programs folder to unpack PostgreSQL into; may be shared by many
     * @param port 0 takes a free one
     * @param durable a commit is on the disk when it returns; without, a power cut may cost the whole database
     * @param password of the user {@code tuniclaim} (who owns the database) and of the superuser {@code postgres}
     * @param buffers MiB of memory for pages of tables and indexes
     */
    public record Settings(Path home, Path programs, int port, boolean durable, String password, int buffers) {

        /** With as much memory as a machine that runs everything can spare. */
        public Settings(Path home, Path programs, int port, boolean durable, String password) {
            this(home, programs, port, durable, password, 256);
        }

        Path data() {
            return home.resolve(DATA);
        }

        Path log() {
            return home.resolve("postgresql.log");
        }
    }

    /** Returns when the database takes connections. */
    public static EmbeddedDatabase start(Settings settings) {
        try {
            Files.createDirectories(settings.home());
            if (!Files.exists(settings.programs()))
                Files.createDirectories(settings.programs(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Postmaster.stop(settings.data());
            var server = server(settings);
            try {
                prepare(server, settings);
            } catch (SQLException | IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            return new EmbeddedDatabase(server, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start, see " + settings.log(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL started and cannot be prepared, see " + settings.log(), e);
        }
    }

    /** Stops a server that a killed JVM left behind in the given home, if there is one. */
    public static void stopAbandoned(Path home) {
        try {
            Postmaster.stop(home.resolve(DATA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return url(NAME);
    }

    public String username() {
        return NAME;
    }

    public String password() {
        return settings.password();
    }

    public int port() {
        return server.getPort();
    }

    /** Number of the server process. */
    public long pid() {
        try {
            return Postmaster.find(settings.data()).orElseThrow().pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database beside {@code tuniclaim}, of the same owner, and answers its URL. */
    public String createDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\" OWNER " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return url(name);
    }

    /** Waits until the server has written everything and gone. */
    @Override
    public void close() {
        try {
            server.close();
            Postmaster.stop(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://" + EmbeddedKafka.LOOPBACK + ":" + server.getPort() + "/" + database;
    }

    private static EmbeddedPostgres server(Settings settings) throws IOException {
        var onOff = settings.durable() ? "on" : "off";
        var log = ProcessBuilder.Redirect.appendTo(settings.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        settings.programs().resolve("unpacked").toFile())
                .setDataDirectory(settings.data())
                .setCleanDataDirectory(false)
                // Not that of whoever starts it: it may not be there, and texts are to sort alike everywhere.
                .setLocaleConfig("locale", "C")
                .setRegisterShutdownHook(false)
                .setPort(Ports.orFree(settings.port()))
                .setPGStartupWait(RECOVERY)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", settings.password())
                .setServerConfig("listen_addresses", EmbeddedKafka.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", settings.buffers() + "MB")
                // After each checkpoint every page that is touched is written whole: the fewer, the less.
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .start();
    }

    /** The first start of a folder: before, anybody on this machine may connect; after, only who knows the password. */
    private static void prepare(EmbeddedPostgres server, Settings settings) throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (found.next()) return;
            }
            var password = "'" + settings.password().replace("'", "''") + "'";
            statement.execute("ALTER USER postgres PASSWORD " + password);
            statement.execute("DROP ROLE IF EXISTS " + NAME);
            statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD " + password);
            Files.write(settings.data().resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
            statement.execute("SELECT pg_reload_conf()");
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
        }
    }
}
