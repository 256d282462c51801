package tn.ars.tuniclaim.pusher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.PusherDatabase;

class JdbcJournalTest implements JournalContract {

    private static final JdbcClient JDBC = JdbcClient.create(PusherDatabase.fresh());

    private final JdbcJournal journal = new JdbcJournal(JDBC, at(Duration.ZERO));

    @Override
    public Journal journal() {
        return journal;
    }

    @Test
    void forgets_old_ends_but_not_what_a_thing_was_told() {
        var change = aStatus("f1", "BRD-f", "BS-1", 1);
        journal.end(List.of(new End.Delivered(change, 200)));

        new JdbcJournal(JDBC, at(Duration.ofDays(46))).forgetEndsOlderThan(Duration.ofDays(45));

        var told = journal.told(new BordereauReference("BRD-f"), List.of("f1"));
        assertThat(told.ended()).isEmpty();
        assertThat(told.newest()).containsKey(change.thing());
    }

    private static Clock at(Duration later) {
        return Clock.fixed(MIDNIGHT.plus(later), ZoneOffset.UTC);
    }
}
