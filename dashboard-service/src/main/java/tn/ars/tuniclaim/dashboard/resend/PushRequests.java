package tn.ars.tuniclaim.dashboard.resend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Decision;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Kind;
import tn.ars.tuniclaim.event.PushSelection;
import tools.jackson.databind.json.JsonMapper;

/** What people asked of the pusher, newest first. */
@Component
public class PushRequests {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PushRequests(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public Optional<PushRequest> one(UUID id) {
        return jdbc.sql("select * from push_request where id = ?")
                .param(id)
                .query(this::request)
                .optional();
    }

    /** What was asked for before that one, which need not be there any more; null: the newest. */
    public List<PushRequest> list(boolean onlyPending, @Nullable Place before, int limit) {
        return jdbc.sql("""
            select * from push_request
            where (not :onlyPending or (decision is null and expires_at > :now))
                and (:at::timestamptz is null or (requested_at, id) < (:at, :id::uuid))
            order by requested_at desc, id desc limit :limit
            """)
                .param("onlyPending", onlyPending)
                .param("now", time(clock.instant()))
                .param("at", before == null ? null : time(before.requestedAt()))
                .param("id", before == null ? null : before.id())
                .param("limit", limit)
                .query(this::request)
                .list();
    }

    /** Where a request stands among the others. */
    public record Place(Instant requestedAt, UUID id) {}

    /** False when it was asked for before. */
    boolean add(PushRequest request) {
        return jdbc.sql("""
            insert into push_request (id, kind, selection, per_second, reason, rehearsal, requested_by, asker, requested_at, expires_at)
            values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """)
                        .param(request.id())
                        .param(request.kind().name())
                        .param(json.writeValueAsString(request.selection()))
                        .param(request.perSecond())
                        .param(request.reason())
                        .param(request.rehearsal())
                        .param(request.requestedBy())
                        .param(request.asker())
                        .param(time(request.requestedAt()))
                        .param(request.expiresAt() == null ? null : time(request.expiresAt()))
                        .update()
                == 1;
    }

    /** False when it is not pending any more: of two who decide at once, one does. */
    boolean decide(UUID id, Decision decision, String account, @Nullable String reason) {
        var now = time(clock.instant());
        return jdbc.sql("""
            update push_request set decision = ?, decided_by = ?, decided_at = ?, decision_reason = ?
            where id = ? and decision is null and expires_at > ?
            """)
                        .param(decision.name())
                        .param(account)
                        .param(now)
                        .param(reason)
                        .param(id)
                        .param(now)
                        .update()
                == 1;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private PushRequest request(ResultSet row, int number) throws SQLException {
        var decision = row.getString("decision");
        return new PushRequest(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("selection"), PushSelection.class),
                row.getInt("per_second"),
                row.getString("reason"),
                row.getObject("rehearsal", UUID.class),
                row.getString("requested_by"),
                row.getString("asker"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("decision_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
