package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;
import tn.ars.tuniclaim.local.parts.Ports;

/** PostgreSQL with durable settings: a commit is on the disk when it returns. */
public final class Database implements AutoCloseable {

    /** Where the importer keeps what the partner says. */
    public static final String SCHEMA = "importer";

    private static final String SUPERUSER = "postgres";
    private static final int PATIENCE_SECONDS = 30;

    private final EmbeddedDatabase.Settings settings;
    private @Nullable EmbeddedDatabase server;

    Database(Path home, Path programs, int buffers) {
        settings = new EmbeddedDatabase.Settings(
                home, programs, Ports.orFree(0), true, UUID.randomUUID().toString(), buffers);
    }

    /** Returns when it takes connections. */
    public void start() {
        server = EmbeddedDatabase.start(settings);
    }

    public String url() {
        return server().url();
    }

    public String username() {
        return server().username();
    }

    public String password() {
        return server().password();
    }

    /** In the importer's schema. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url() + "?reWriteBatchedInserts=true&currentSchema=" + SCHEMA, username(), password());
    }

    /** Statements of the superuser, one after the other. */
    public void administer(String... statements) {
        try (var connection = DriverManager.getConnection(url(), SUPERUSER, password());
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column. */
    public List<String> texts(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The server process and all its children. */
    public Duration cpu() {
        return Cpu.ofTree(server().pid());
    }

    /** Every server process ends at once, as in a crash: nothing is written any more, the next start recovers. */
    public void crash() {
        var pid = server().pid();
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
            ProcessHandle.of(pid).orElseThrow().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // Nothing is left to stop, but the folder must be let go of.
            server().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException("PostgreSQL did not crash", failure);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private EmbeddedDatabase server() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("the database was not started");
        }
        return running;
    }

    /** What the importer keeps of the partner's data, parents first; its own bookkeeping is not among them. */
    public static List<String> tables() {
        return List.of("bordereau", "bulletin_de_soin", "bulletin_item");
    }
}
