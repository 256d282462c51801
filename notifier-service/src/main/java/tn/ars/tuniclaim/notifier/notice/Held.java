package tn.ars.tuniclaim.notifier.notice;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.letter.Headline;

/** Notices that are told together with others. */
@Repository
class Held {

    private final JdbcClient jdbc;

    Held(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose notices are due to be gathered. */
    Optional<Due> due(Instant now) {
        return jdbc.sql("""
            select recipient, withheld from notice where state = 'HELD' and held_until <= ?
            order by held_until limit 1 for update skip locked\
            """)
                .param(now.atOffset(UTC))
                .query((row, _) -> new Due(row.getString("recipient"), Withheld.valueOf(row.getString("withheld"))))
                .optional();
    }

    /** @param reason why they were not told at once */
    record Due(String recipient, Withheld reason) {}

    List<Entry> of(Due due, Instant now) {
        return jdbc.sql("""
            select id, incident_id, kind, created_at, headline, link from notice
            where recipient = ? and withheld = ? and state = 'HELD' and held_until <= ?
            order by place for update\
            """)
                .params(due.recipient(), due.reason().name(), now.atOffset(UTC))
                .query((row, _) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("incident_id", UUID.class),
                        NoticeKind.valueOf(row.getString("kind")),
                        new Headline(
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("headline"),
                                row.getString("link"))))
                .list();
    }

    /** @param incidentId null for imports */
    record Entry(UUID id, @Nullable UUID incidentId, NoticeKind kind, Headline headline) {}

    void toldIn(UUID gathering, List<Entry> entries) {
        jdbc.sql("update notice set state = 'WITHHELD', instead_in = ? where id = any(?)")
                .params(gathering, entries.stream().map(Entry::id).toArray(UUID[]::new))
                .update();
    }

    void dropped(List<Entry> entries) {
        jdbc.sql("update notice set state = 'WITHHELD', withheld = 'RECIPIENT_GONE' where id = any(?)")
                .param(entries.stream().map(Entry::id).toArray(UUID[]::new))
                .update();
    }
}
