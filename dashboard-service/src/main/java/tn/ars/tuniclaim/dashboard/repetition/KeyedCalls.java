package tn.ars.tuniclaim.dashboard.repetition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;

/** The first call under each key; the same for all instances, and after a restart. */
@Component
public class KeyedCalls implements Forgets {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyedCalls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first call under the key of this one: this one itself when there was none. Of two at the same moment one is first. */
    public KeyedCall first(KeyedCall call) {
        return jdbc.sql("""
                        insert into keyed_call (fact_id, fingerprint, decided_at, used_at) values (?, ?, ?, ?)
                        on conflict (fact_id) do update set used_at = excluded.used_at
                        returning fact_id, fingerprint, decided_at
                        """)
                .param(call.factId())
                .param(call.fingerprint())
                .param(call.at().atOffset(ZoneOffset.UTC))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(KeyedCalls::call)
                .single();
    }

    /** The keys that were used for the last time before then. */
    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from keyed_call where used_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static KeyedCall call(ResultSet row, int number) throws SQLException {
        return new KeyedCall(
                row.getString("fact_id"),
                row.getString("fingerprint"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
