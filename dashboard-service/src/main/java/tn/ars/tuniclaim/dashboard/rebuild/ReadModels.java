package tn.ars.tuniclaim.dashboard.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables that are fed by topics alone. They have a history of migrations of their own, so that they can be dropped and made anew
 * while all else stays. Killed in between, it is harmless: what is told again comes out the same.
 */
class ReadModels {

    private static final Logger log = LoggerFactory.getLogger(ReadModels.class);

    static final String LOCK = "hashtext('tuniclaim dashboard read models')";
    static final String HISTORY = "read_models_history";

    /** Nothing else knows what is in the other tables. */
    static final List<String> TABLES = List.of(
            "sync_run",
            "sync_join",
            "sync_schedule",
            "sync_rejection",
            "rejected_entry",
            "sync_drift",
            "instance",
            "claim",
            "step",
            "push",
            "push_tally",
            "push_flow",
            "push_answer",
            "alert",
            "incident",
            "notice",
            "notice_routes",
            "notice_answer",
            "channel_test",
            "dead_letter");

    private static final List<String> ALL =
            Stream.concat(Stream.of(HISTORY), TABLES.stream()).toList();

    private final Flyway flyway;
    private final JdbcTemplate jdbc;
    private final Reading reading;

    /** @param others the migrations of all other tables, in the same schema */
    ReadModels(Flyway others, Reading reading) {
        var settings = others.getConfiguration();
        this.flyway = Flyway.configure()
                .configuration(settings)
                .locations("classpath:db/read-models")
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        this.jdbc = new JdbcTemplate(settings.getDataSource());
        this.reading = reading;
    }

    /** Makes what is not there. Where somebody dropped any of them, or the schema, all are made anew. */
    void prepare() {
        alone(() -> {
            if (!tables().containsAll(ALL)) {
                drop();
            }
            flyway.migrate();
        });
    }

    /** Makes all anew and empty, and forgets how far was read. */
    void renew() {
        alone(() -> {
            drop();
            flyway.migrate();
        });
    }

    /** Offsets first, since only this finds out whether anybody reads. */
    private void drop() {
        reading.forget();
        jdbc.execute("drop table if exists " + String.join(", ", ALL));
        log.info("the read models are made anew; everything is read from the beginning of its topic");
    }

    /** Of several instances that start at once, the next one finds everything done. */
    private void alone(Runnable work) {
        jdbc.execute((Connection connection) -> {
            try (var statement = connection.createStatement();
                    var _ = turn(statement)) {
                work.run();
            }
            return null;
        });
    }

    /** However long the one before takes: it may wait for an instance that was killed. */
    private static Turn turn(Statement statement) throws SQLException {
        statement.execute("set lock_timeout = 0");
        statement.execute("select pg_advisory_lock(%s)".formatted(LOCK));
        return () -> {
            statement.execute("select pg_advisory_unlock(%s)".formatted(LOCK));
            statement.execute("reset lock_timeout");
        };
    }

    private interface Turn extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private List<String> tables() {
        return jdbc.queryForList(
                "select table_name::text from information_schema.tables where table_schema = current_schema()",
                String.class);
    }
}
