package tn.ars.tuniclaim.bench.rival;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import tn.ars.tuniclaim.bench.rival.Told.ToldBulletin;

/** As such imports are usually written: each row is looked up, then inserted, alone, in a transaction of its own. */
final class RowByRow {

    private final Tables tables;
    private final Parties parties;
    private final PreparedStatement findBordereau;
    private final PreparedStatement findBulletin;
    private final PreparedStatement findItem;
    private final PreparedStatement insertBordereau;
    private final PreparedStatement insertBulletin;
    private final PreparedStatement insertItem;

    private long bulletins;

    /** @param connection commits each statement, and lets the server tell the types of what it is given */
    RowByRow(Connection connection) throws SQLException {
        tables = Tables.in(connection);
        parties = new Parties(connection);
        findBordereau = connection.prepareStatement("select id from bordereau where reference = ?");
        findBulletin =
                connection.prepareStatement("select id from bulletin_de_soin where bordereau_id = ? and num_bs = ?");
        findItem = connection.prepareStatement(
                "select position from bulletin_item where bulletin_id = ? and position = ?");
        insertBordereau = connection.prepareStatement(tables.bordereau().insert());
        insertBulletin = connection.prepareStatement(tables.bulletin().insert());
        insertItem = connection.prepareStatement(tables.item().insert());
    }

    /** Returns how many bulletins there were. */
    long run(InputStream list) {
        new PartnerList(tables, list).each(told -> {
            try {
                take(told);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        return bulletins;
    }

    private void take(Told told) throws SQLException {
        parties.name(tables.bordereau(), told);
        if (!isThere(findBordereau, told.reference())) {
            insert(insertBordereau, told.row());
        }
        for (var bulletin : told.bulletins()) {
            take(Long.toString(told.id()), bulletin);
            bulletins++;
        }
    }

    private void take(String bordereau, ToldBulletin bulletin) throws SQLException {
        if (!isThere(findBulletin, bordereau, bulletin.numBs())) {
            insert(insertBulletin, bulletin.row());
        }
        var id = Long.toString(bulletin.id());
        var position = 0;
        for (var item : bulletin.items()) {
            if (!isThere(findItem, id, Integer.toString(++position))) {
                insert(insertItem, item);
            }
        }
    }

    private static boolean isThere(PreparedStatement query, String... key) throws SQLException {
        for (var at = 0; at < key.length; at++) {
            query.setString(at + 1, key[at]);
        }
        try (var row = query.executeQuery()) {
            return row.next();
        }
    }

    private static void insert(PreparedStatement insert, Row row) throws SQLException {
        for (var at = 0; at < row.columns(); at++) {
            insert.setString(at + 1, row.value(at));
        }
        insert.executeUpdate();
    }
}
