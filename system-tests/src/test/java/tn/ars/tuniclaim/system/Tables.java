package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What is in PostgreSQL. */
final class Tables {

    private final String url;
    private final Path passwordFile;

    Tables(String url, Path passwordFile) {
        this.url = url;
        this.passwordFile = passwordFile;
    }

    long rows(String table) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** With all that is in it. */
    void dropSchema(String schema) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema " + schema + " cascade");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String password(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, "tuniclaim", password(passwordFile));
    }
}
