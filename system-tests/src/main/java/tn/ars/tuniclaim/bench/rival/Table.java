package tn.ars.tuniclaim.bench.rival;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the importer's tables as its migrations made it: its columns are found, so that the rivals write whatever the importer
 * writes.
 */
final class Table {

    /** Has as many bytes as a real one. */
    private static final String SOME_UUID = "6f1c0d2e-9c1b-4a57-8d3e-5b7a90c4e112";

    private static final String SOME_TIME = "2026-11-22T10:00:00Z";

    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final List<Column> columns;
    private final Map<String, Integer> byField = new HashMap<>();

    private Table(String name, List<Column> columns) {
        this.name = name;
        this.columns = columns;
        for (var at = 0; at < columns.size(); at++) {
            byField.put(columns.get(at).field(), at);
        }
    }

    private record Column(String name, String type, boolean needed) {

        /** What the partner calls it, as a rule. */
        String field() {
            var field = new StringBuilder();
            for (var part : name.split("_", -1)) {
                field.append(
                        field.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
            return field.toString();
        }

        boolean isFingerprint() {
            return name.endsWith("fingerprint");
        }
    }

    static Table named(String name, Connection connection) throws SQLException {
        var sql = """
                select column_name, data_type, is_nullable = 'NO' from information_schema.columns
                where table_schema = current_schema() and table_name = ? and is_identity = 'NO' order by ordinal_position""";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            var columns = new ArrayList<Column>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), row.getString(2), row.getBoolean(3)));
                }
            }
            return new Table(name, columns);
        }
    }

    /** A row with what the partner does not say: ids of runs, counts, hashes of the right size that differ. */
    Row row(long id) {
        var row = new Row(columns.size());
        for (var at = 0; at < columns.size(); at++) {
            row.set(at, filled(columns.get(at), id + at));
        }
        return row;
    }

    private static @Nullable String filled(Column column, long seed) {
        if (column.isFingerprint()) {
            var hash = hash(seed) + hash(~seed);
            return column.type().equals("bytea") ? "\\x" + hash : hash;
        }
        if (!column.needed()) {
            return null;
        }
        return switch (column.type()) {
            case "uuid" -> SOME_UUID;
            case "bigint", "integer", "smallint", "numeric" -> "20";
            case "boolean" -> "f";
            case "timestamp with time zone" -> SOME_TIME;
            case "date" -> SOME_TIME.substring(0, 10);
            default -> "FIXE";
        };
    }

    private static String hash(long seed) {
        var one = (seed + 1) * 0x9E3779B97F4A7C15L;
        var two = (one ^ (one >>> 31)) * 0xBF58476D1CE4E5B9L;
        return HEX.toHexDigits(one) + HEX.toHexDigits(two ^ (two >>> 27));
    }

    void set(Row row, String field, @Nullable String value) {
        var at = byField.get(field);
        if (at != null) {
            row.set(at, value);
        }
    }

    String copy() {
        return "copy %s (%s) from stdin".formatted(name, names());
    }

    String insert() {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        name,
                        names(),
                        String.join(", ", columns.stream().map(_ -> "?").toList()));
    }

    private String names() {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}
