package tn.ars.tuniclaim.pusher.journal;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real journal, without the service. */
public final class JournalInDatabase {

    private JournalInDatabase() {}

    public static Journal of(DataSource database, Clock clock) {
        return new JdbcJournal(JdbcClient.create(database), clock);
    }
}
