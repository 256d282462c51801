package tn.ars.tuniclaim.dashboard.news;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears on a connection of its own what any instance tells. While the database is away nothing is heard, and pages look by
 * themselves.
 */
@Component
class Listening implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    private static final int PATIENCE_MILLIS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final OpenPages pages;
    private volatile @Nullable Thread thread;

    Listening(JdbcConnectionDetails database, OpenPages pages) {
        this.database = database;
        this.pages = pages;
    }

    @Override
    public void start() {
        var next = Thread.ofVirtual().name("news").unstarted(this::listen);
        thread = next;
        next.start();
    }

    /** False for the thread of an earlier start, too. */
    private boolean isWanted() {
        return Thread.currentThread().equals(thread);
    }

    private void listen() {
        while (isWanted()) {
            try (var connection = connect()) {
                pages.tell();
                hear(connection);
            } catch (SQLException away) {
                restAfter(away);
            }
        }
    }

    private Connection connect() throws SQLException {
        var connection =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + News.CHANNEL);
        }
        return connection;
    }

    private void hear(Connection connection) throws SQLException {
        var source = connection.unwrap(PGConnection.class);
        while (isWanted()) {
            var heard = source.getNotifications(PATIENCE_MILLIS);
            if (heard != null && heard.length > 0) {
                pages.tell();
            }
        }
    }

    private void restAfter(SQLException away) {
        if (!isWanted()) {
            // Its wait was interrupted.
            return;
        }
        log.atWarn().addKeyValue("state", away.getSQLState()).log("news are not heard: the database is away");
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
