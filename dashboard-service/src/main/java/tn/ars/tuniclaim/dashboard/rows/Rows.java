package tn.ars.tuniclaim.dashboard.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Rows that one statement takes at once, each column as an array of texts: {@code unnest(?::text[], ?::timestamptz[])}. The
 * statement says of which type they are. Not thread-safe.
 */
public final class Rows {

    private final List<@Nullable String[]> rows = new ArrayList<>();

    /** Each value as PostgreSQL reads it: instants and numbers in their usual text. */
    public void add(@Nullable Object... values) {
        @Nullable String[] row = new @Nullable String[values.length];
        for (var i = 0; i < values.length; i++) {
            row[i] = values[i] == null ? null : clean(String.valueOf(values[i]));
        }
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @param sql has one parameter for each column, in their order; does nothing where there is no row */
    public void write(JdbcTemplate jdbc, String sql) {
        if (!rows.isEmpty()) {
            jdbc.execute(sql, (PreparedStatementCallback<Boolean>) statement -> {
                set(statement);
                return statement.execute();
            });
        }
    }

    /** As {@link #write}; answers the first column of what the statement returns. */
    public List<String> writeReturning(JdbcTemplate jdbc, String sql) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(jdbc.execute(sql, (PreparedStatementCallback<List<String>>) statement -> {
            set(statement);
            var returned = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    returned.add(result.getString(1));
                }
            }
            return returned;
        }));
    }

    private void set(PreparedStatement statement) throws SQLException {
        for (var i = 0; i < rows.getFirst().length; i++) {
            statement.setArray(i + 1, statement.getConnection().createArrayOf("text", column(i)));
        }
    }

    private @Nullable Object[] column(int number) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.get(row)[number])
                .toArray(String[]::new);
    }

    /** As PostgreSQL can keep it: without the one character that no text there may have. */
    public static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }
}
