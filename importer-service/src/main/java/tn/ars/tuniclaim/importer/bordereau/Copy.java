package tn.ars.tuniclaim.importer.bordereau;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Streams rows into tables, in the caller's transaction. Thread-safe. */
@Component
class Copy {

    private static final byte[] BEGINNING = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] END = {-1, -1};

    private final JdbcTemplate jdbc;

    Copy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param writer begins each row with {@link Rows#next()} and fills it in the order of the columns */
    void into(String table, List<String> columns, Consumer<Rows> writer) {
        var statement = "copy %s (%s) from stdin (format binary)".formatted(table, String.join(", ", columns));
        jdbc.execute((ConnectionCallback<Long>) connection -> copied(connection, statement, columns.size(), writer));
    }

    private static long copied(Connection connection, String statement, int columns, Consumer<Rows> writer)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(BEGINNING, 0, BEGINNING.length);
            var rows = new Rows(copy, columns);
            writer.accept(rows);
            rows.flush();
            copy.writeToCopy(END, 0, END.length);
            return copy.endCopy();
        } catch (NotSent failure) {
            throw failure.failure;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The rows of one table, sent as they come. */
    static final class Rows {

        private static final int ENOUGH = 64 * 1024;

        private final CopyIn copy;
        private final int columns;
        private final Cells cells = new Cells();

        private Rows(CopyIn copy, int columns) {
            this.copy = copy;
            this.columns = columns;
        }

        /** Where the cells of the next row go. */
        Cells next() {
            if (cells.length() >= ENOUGH) {
                flush();
            }
            return cells.row(columns);
        }

        private void flush() {
            try {
                copy.writeToCopy(cells.bytes(), 0, cells.length());
            } catch (SQLException failure) {
                throw new NotSent(failure);
            }
            cells.clear();
        }
    }

    private static final class NotSent extends RuntimeException {

        private final SQLException failure;

        NotSent(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
