package tn.ars.tuniclaim.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase.Settings;

class EmbeddedDatabaseTest {
    @TempDir
    Path home;

    @Test
    void is_durable_when_asked() throws Exception {
        try (var database = EmbeddedDatabase.start(settings())) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void lets_in_who_knows_the_password_only() {
        try (var database = EmbeddedDatabase.start(settings())) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "guess"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void takes_over_from_a_server_whose_launcher_was_killed_and_finds_what_was_committed() throws Exception {
        var child = child().start();
        var orphan = Long.parseLong(firstLine(child));
        child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var database = EmbeddedDatabase.start(settings())) {
            assertThat(query(database, "SELECT said FROM facts")).isEqualTo("committed");
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(database.pid()).isNotEqualTo(orphan);
        }
    }

    @Test
    void asks_nothing_of_the_locale_of_whoever_starts_it() throws Exception {
        var builder = child();
        builder.environment().put("LC_ALL", "fr_FR.UTF-8");
        var child = builder.start();
        var server = Long.parseLong(firstLine(child));
        child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(server)).isPresent();
        try (var database = EmbeddedDatabase.start(settings())) {
            assertThat(query(database, "SELECT datcollate FROM pg_database WHERE datname = 'tuniclaim'"))
                    .isEqualTo("C");
            assertThat(query(database, "SHOW server_encoding")).isEqualTo("UTF8");
        }
    }

    private ProcessBuilder child() {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private Settings settings() {
        return new Settings(home, Path.of("target/postgresql"), 0, true, "se'cret");
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static String firstLine(Process child) throws Exception {
        var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine())
            if (line.startsWith(Child.MARK)) return line.substring(Child.MARK.length());
        throw new AssertionError("the child ended early");
    }

    /** A JVM that starts a server, commits a row, and waits to be killed. */
    static final class Child {
        static final String MARK = "server ";

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            var database = EmbeddedDatabase.start(new Settings(
                    Path.of(Objects.requireNonNull(arguments[0])), Path.of("target/postgresql"), 0, true, "se'cret"));
            try (var connection =
                            DriverManager.getConnection(database.url(), database.username(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE facts (said text)");
                statement.execute("INSERT INTO facts VALUES ('committed')");
            }
            System.out.println(MARK + database.pid());
            Thread.currentThread().join();
        }
    }
}
