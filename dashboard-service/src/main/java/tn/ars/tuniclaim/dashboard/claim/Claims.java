package tn.ars.tuniclaim.dashboard.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.rows.Columns;

/** The bordereaux and bulletins that were imported. They are kept for as long as the topics keep them, and longer. */
@Component
public class Claims {

    private final JdbcClient jdbc;

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param bulletin null: the bordereau itself */
    public Optional<Claim> one(String bordereau, @Nullable String bulletin) {
        return jdbc.sql("select * from claim where bordereau = ? and bulletin = ?")
                .param(bordereau)
                .param(bulletin == null ? "" : bulletin)
                .query(Claims::claim)
                .optional();
    }

    /** The bulletins of a bordereau by their numbers, those after {@code after}. */
    public List<Claim> bulletins(String bordereau, String after, int limit) {
        return jdbc.sql("select * from claim where bordereau = ? and bulletin > ? order by bulletin limit ?")
                .param(bordereau)
                .param(after)
                .param(limit)
                .query(Claims::claim)
                .list();
    }

    /** What begins with that text: references of bordereaux, numbers of bulletins; or has it as the partner's id. */
    public List<Claim> find(String text, int limit) {
        return jdbc.sql("""
            (select * from claim where bulletin = '' and bordereau >= :from and bordereau < :to
                order by bordereau limit :limit)
            union all
            (select * from claim where bulletin >= :from and bulletin < :to and bulletin <> ''
                order by bulletin, bordereau limit :limit)
            union all
            (select * from claim where partner_id = :from and not (bordereau >= :from and bordereau < :to)
                order by bordereau limit :limit)
            """)
                .param("from", text)
                .param("to", text + Character.toString(Character.MAX_CODE_POINT))
                .param("limit", limit)
                .query(Claims::claim)
                .list();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        var bulletin = row.getString("bulletin");
        return new Claim(
                row.getString("bordereau"),
                bulletin.isEmpty() ? null : bulletin,
                row.getString("status"),
                row.getString("client"),
                row.getString("prestataire"),
                row.getString("partner_id"),
                row.getObject("announced", Integer.class),
                row.getObject("bulletins", Integer.class),
                row.getObject("due_on", LocalDate.class),
                row.getBigDecimal("montant"),
                Columns.instantOrNull(row, "received_at"),
                row.getObject("run_id", UUID.class),
                Columns.instant(row, "told_at"));
    }
}
