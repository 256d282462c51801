package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.notifier.retention.Retention;

/** The memory that makes redelivery harmless. */
@Repository
class HandledFacts {

    private final JdbcClient jdbc;
    private final Clock clock;

    HandledFacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Remembers the ids; answers those that were not known. A concurrent transaction with the same id is waited for. */
    Set<String> remember(Collection<String> ids) {
        return new HashSet<>(jdbc.sql("""
                        insert into handled_fact (id, handled_at) select unnest(?::text[]), ?
                        on conflict do nothing returning id""")
                .param(ids.toArray(String[]::new))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    void forgetOld() {
        Retention.inBatches(this::forgetSome);
    }

    private int forgetSome() {
        return jdbc.sql("""
            delete from handled_fact where id in (
                select id from handled_fact where handled_at < ? order by handled_at limit ?)\
            """)
                .params(clock.instant().minus(Retention.LEAST).atOffset(ZoneOffset.UTC), Retention.BATCH)
                .update();
    }
}
