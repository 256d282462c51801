package tn.ars.tuniclaim.notifier.raise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.service.publish.Facts;

/** To be told again and again how it is; alerts are said only when it changes. All with the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OwnAlerts {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Facts facts;

    OwnAlerts(JdbcClient jdbc, Outbox outbox, Facts facts) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.facts = facts;
    }

    /** @param subject empty where the cause has one subject only */
    public void wrong(AlertCause cause, String subject, String detail, @Nullable BordereauReference bordereau) {
        jdbc.sql("""
            insert into raised (cause, subject, told_at, detail) values (?, ?, clock_timestamp(), ?)
            on conflict (cause, subject) do update set told_at = clock_timestamp(), detail = excluded.detail
            where raised.detail <> excluded.detail
            returning clock_timestamp() as at\
            """)
                .params(cause.name(), subject, detail)
                .query(OwnAlerts::at)
                .optional()
                .ifPresent(at -> tell(new AlertRaised(cause, nullIfEmpty(subject), detail, bordereau), at));
    }

    public void over(AlertCause cause, String subject) {
        jdbc.sql("delete from raised where cause = ? and subject = ? returning clock_timestamp() as at")
                .params(cause.name(), subject)
                .query(OwnAlerts::at)
                .optional()
                .ifPresent(at -> tell(new AlertResolved(cause, nullIfEmpty(subject)), at));
    }

    /** Of what is said to be wrong and not over yet; empty where the cause has one subject only. */
    public Set<String> subjectsOf(AlertCause cause) {
        return Set.copyOf(jdbc.sql("select subject from raised where cause = ?")
                .param(cause.name())
                .query(String.class)
                .list());
    }

    /** Its readers go by its time, and who says the one and who the other may be two instances. */
    private void tell(Alert alert, Instant at) {
        var fact = facts.of(alert);
        outbox.addAll(List.of(new Fact<>(fact.id(), at, fact.source(), alert)));
    }

    private static @Nullable String nullIfEmpty(String subject) {
        return subject.isEmpty() ? null : subject;
    }

    private static Instant at(ResultSet row, int number) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
