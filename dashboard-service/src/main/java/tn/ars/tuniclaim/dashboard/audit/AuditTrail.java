package tn.ars.tuniclaim.dashboard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The audit to read, newest first. */
@Component
public class AuditTrail {

    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before only what was noted before the line of that id; null: from the newest on */
    public List<AuditEntry> page(AuditFilter filter, @Nullable Long before, int limit) {
        var query = query(filter, before);
        query.parameters().add(limit);
        return jdbc.query(
                query.sql() + " limit ?", AuditTrail::entry, query.parameters().toArray());
    }

    /** All lines of now, however many and however slowly they are taken; how many they were. */
    public long each(AuditFilter filter, Consumer<AuditEntry> consumer) {
        Long before = null;
        List<AuditEntry> page;
        var count = 0L;
        do {
            page = page(filter, before, AT_ONCE);
            page.forEach(consumer);
            count += page.size();
            before = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == AT_ONCE);
        return count;
    }

    /** True when one of these was done since then about that run, or that run is what came of it. */
    public boolean hasDone(Set<Action> actions, UUID run, Instant since) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
            select exists (select from audit join audit_outcome on audit_id = id
                where action = any (?) and audit.at >= ? and outcome = 'DONE' and ? in (detail, subject))
            """,
                Boolean.class,
                actions.stream().map(Action::name).toArray(String[]::new),
                time(since),
                run.toString()));
    }

    private static Query query(AuditFilter filter, @Nullable Long before) {
        var query = new Query(new StringBuilder("""
            select id, audit.at, account, address, via, action, subject, reason, outcome, detail
            from audit left join audit_outcome on audit_id = id where true\
            """), new ArrayList<>());
        query.and("account = ?", filter.account());
        query.and("action = ?", filter.action() == null ? null : filter.action().name());
        query.and(
                "position(? in lower(subject)) > 0",
                filter.subject() == null ? null : filter.subject().toLowerCase(Locale.ROOT));
        query.and("audit.at >= ?", time(filter.from()));
        query.and("audit.at < ?", time(filter.until()));
        query.and("id < ?", before);
        query.text().append(" order by id desc");
        return query;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("address"),
                row.getString("via"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("detail"));
    }

    private record Query(StringBuilder text, List<Object> parameters) {

        void and(String condition, @Nullable Object parameter) {
            if (parameter != null) {
                text.append(" and ").append(condition);
                parameters.add(parameter);
            }
        }

        String sql() {
            return text.toString();
        }
    }
}
