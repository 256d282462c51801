package tn.ars.tuniclaim.bench.rival;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The companies, contracts and care providers that are there: an importer was here before. */
final class Parties {

    private final Map<String, String> clients;
    private final Map<String, String> prestataires;
    private final Map<String, String> contracts;

    Parties(Connection connection) throws SQLException {
        clients = ids(connection, "select name, id from client");
        prestataires = ids(connection, "select name, id from prestataire");
        contracts =
                ids(connection, "select client_name, min(id) from contract where client_name is not null group by 1");
    }

    private static Map<String, String> ids(Connection connection, String sql) throws SQLException {
        var ids = new HashMap<String, String>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            while (row.next()) {
                ids.put(row.getString(1), row.getString(2));
            }
        }
        return ids;
    }

    void name(Table bordereau, Told told) {
        bordereau.set(told.row(), "clientId", known(clients, told.client()));
        bordereau.set(told.row(), "contractId", contracts.get(told.client()));
        bordereau.set(
                told.row(),
                "prestataireId",
                told.prestataire() == null ? null : known(prestataires, told.prestataire()));
    }

    private static String known(Map<String, String> ids, String name) {
        @Nullable String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("no importer has been here before: somebody is not known");
        }
        return id;
    }
}
