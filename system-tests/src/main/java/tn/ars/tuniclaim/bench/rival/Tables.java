package tn.ars.tuniclaim.bench.rival;

import java.sql.Connection;
import java.sql.SQLException;

/** Those that a bordereau fills. */
record Tables(Table bordereau, Table bulletin, Table item) {

    static Tables in(Connection connection) throws SQLException {
        return new Tables(
                Table.named("bordereau", connection),
                Table.named("bulletin_de_soin", connection),
                Table.named("bulletin_item", connection));
    }
}
