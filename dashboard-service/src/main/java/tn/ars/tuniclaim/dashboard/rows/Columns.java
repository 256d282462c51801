package tn.ars.tuniclaim.dashboard.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what JDBC has no words for. */
public final class Columns {

    private Columns() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static <E extends Enum<E>> @Nullable E wordOrNull(ResultSet row, String column, Class<E> type)
            throws SQLException {
        var word = row.getString(column);
        return word == null ? null : Enum.valueOf(type, word);
    }
}
