package tn.ars.tuniclaim.bench.rival;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.bench.rival.Told.ToldBulletin;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the list as a stream, and takes every word of it for good: only a partner without fault is read rightly. */
final class PartnerList {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_DELAY = 5;
    private static final int DAY_LENGTH = 10;

    private final Tables tables;
    private final JsonParser json;
    private long ids;

    PartnerList(Tables tables, InputStream list) {
        this.tables = tables;
        this.json = JSON.createParser(ObjectReadContext.empty(), list);
    }

    void each(Consumer<Told> taken) {
        json.nextToken();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            taken.accept(bordereau());
        }
        json.close();
    }

    private Told bordereau() {
        var id = ++ids;
        var row = tables.bordereau().row(id);
        var reference = "";
        var client = "";
        String prestataire = null;
        var bulletins = new ArrayList<ToldBulletin>();
        for (var field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "client" -> client = name();
                case "prestataire" -> prestataire = name();
                case "contract" -> json.skipChildren();
                case "bulletinsSoins" -> bulletins(id, bulletins);
                case "id" -> tables.bordereau().set(row, "partnerId", json.getString());
                case "reference" -> {
                    reference = json.getString();
                    tables.bordereau().set(row, field, reference);
                }
                default -> tables.bordereau().set(row, field, text());
            }
        }
        tables.bordereau().set(row, "id", Long.toString(id));
        return new Told(id, reference, client, prestataire, row, bulletins);
    }

    private String name() {
        var name = "";
        for (var field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            if (field.equals("name")) {
                name = json.getString();
            }
        }
        return name;
    }

    private void bulletins(long bordereau, List<ToldBulletin> taken) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            taken.add(bulletin(bordereau));
        }
    }

    private ToldBulletin bulletin(long bordereau) {
        var table = tables.bulletin();
        var id = ++ids;
        var row = table.row(id);
        var numBs = "";
        var created = "";
        var delay = USUAL_DELAY;
        var items = new ArrayList<Row>();
        for (var field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            if (field.equals("items")) {
                items(id, items);
                continue;
            }
            var value = text();
            table.set(row, field, value);
            if (value != null) {
                switch (field) {
                    case "numBs" -> numBs = value;
                    case "dateCreation" -> created = value;
                    case "delaiReglement" -> delay = Integer.parseInt(value);
                    default -> {}
                }
            }
        }
        table.set(row, "id", Long.toString(id));
        table.set(row, "bordereauId", Long.toString(bordereau));
        table.set(row, "dateEcheance", due(created, delay));
        return new ToldBulletin(id, numBs, row, items);
    }

    private static String due(String created, int delay) {
        return LocalDate.parse(created.substring(0, DAY_LENGTH)).plusDays(delay).toString();
    }

    private void items(long bulletin, List<Row> taken) {
        var table = tables.item();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            var id = ++ids;
            var row = table.row(id);
            for (var field = json.nextName(); field != null; field = json.nextName()) {
                json.nextToken();
                table.set(row, field, text());
            }
            table.set(row, "id", Long.toString(id));
            table.set(row, "bulletinId", Long.toString(bulletin));
            table.set(row, "position", Integer.toString(taken.size() + 1));
            taken.add(row);
        }
    }

    /** A scalar as it stands there; null for a structure, which is passed over. */
    private @Nullable String text() {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return null;
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
    }
}
