package tn.ars.tuniclaim.dashboard.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.event.NoticeRoutes;

/**
 * Who is to be told of what, as somebody types it: rows may make no sense yet.
 *
 * @param seen the version of the routes that the person has looked at
 */
record AudienceForm(List<RecipientRow> recipients, List<RouteRow> routes, String reason, String seen) {

    /** Each row has four fields, and servers take a thousand in all. */
    private static final int MOST_ROWS = 100;

    private static final int LONGEST_REASON = 500;
    private static final Pattern EDIT = Pattern.compile("(add|remove|raise)-(recipient|route)(?:-(\\d{1,3}))?");

    AudienceForm {
        recipients = List.copyOf(recipients);
        routes = List.copyOf(routes);
    }

    static AudienceForm of(NoticeRoutes routes, UUID version) {
        return new AudienceForm(
                routes.recipients().stream().map(RecipientRow::of).toList(),
                routes.routes().stream().map(RouteRow::of).toList(),
                "",
                version.toString());
    }

    static AudienceForm of(Typed typed) {
        return new AudienceForm(
                typed.rows(
                        "address",
                        row -> new RecipientRow(
                                typed.at("address", row),
                                typed.at("language", row),
                                typed.at("roles", row),
                                typed.at("perHour", row))),
                typed.rows(
                        "pace",
                        row -> new RouteRow(
                                typed.at("role", row),
                                typed.at("theme", row),
                                typed.at("severity", row),
                                typed.at("pace", row))),
                typed.one("reason").replace('\t', ' '),
                typed.one("seen"));
    }

    /** More of them are only changed by programs. */
    static boolean holds(NoticeRoutes routes) {
        return routes.recipients().size() <= MOST_ROWS && routes.routes().size() <= MOST_ROWS;
    }

    AudienceForm afterSeeing(UUID version) {
        return new AudienceForm(recipients, routes, reason, version.toString());
    }

    /** With a row more, or less, or moved up; as it is where that is not possible. */
    AudienceForm edited(String edit) {
        var asked = EDIT.matcher(edit);
        if (!asked.matches()) {
            return this;
        }
        var row = asked.group(3) == null ? -1 : Integer.parseInt(asked.group(3));
        return asked.group(2).equals("recipient")
                ? new AudienceForm(edited(recipients, asked.group(1), row, RecipientRow.EMPTY), routes, reason, seen)
                : new AudienceForm(recipients, edited(routes, asked.group(1), row, RouteRow.EMPTY), reason, seen);
    }

    private static <T> List<T> edited(List<T> rows, String how, int row, T empty) {
        var edited = new ArrayList<>(rows);
        switch (how) {
            case "add" -> {
                if (rows.size() < MOST_ROWS) {
                    edited.add(empty);
                }
            }
            case "remove" -> {
                if (row >= 0 && row < rows.size()) {
                    edited.remove(row);
                }
            }
            default -> {
                if (row > 0 && row < rows.size()) {
                    edited.add(row - 1, edited.remove(row));
                }
            }
        }
        return edited;
    }

    /** By the names of the fields, with the number of the row. */
    Map<String, Sentence> wrong() {
        var wrong = new LinkedHashMap<String, Sentence>();
        if (recipients.size() > MOST_ROWS || routes.size() > MOST_ROWS) {
            wrong.put("form", Sentence.of(State.NEEDS_YOU, "audience.wrong.many", MOST_ROWS));
        }
        if (recipients.isEmpty()) {
            wrong.put("recipients", Sentence.of(State.NEEDS_YOU, "audience.wrong.nobody"));
        }
        var addresses = new HashSet<String>();
        for (var row = 0; row < recipients.size(); row++) {
            var suffix = "-" + row;
            recipients.get(row).wrong().forEach((field, why) -> wrong.put(field + suffix, why));
            if (!addresses.add(recipients.get(row).address())) {
                wrong.putIfAbsent("address" + suffix, Sentence.of(State.NEEDS_YOU, "audience.wrong.twice"));
            }
        }
        for (var row = 0; row < routes.size(); row++) {
            var suffix = "-" + row;
            routes.get(row).wrong().forEach((field, why) -> wrong.put(field + suffix, why));
        }
        if (reason.length() > LONGEST_REASON) {
            wrong.put("reason", Sentence.of(State.NEEDS_YOU, "audience.wrong.reason", LONGEST_REASON));
        }
        return wrong;
    }

    /** Of what is not wrong. */
    NoticeRoutes meant() {
        return new NoticeRoutes(
                recipients.stream().map(RecipientRow::meant).toList(),
                routes.stream().map(RouteRow::meant).toList());
    }
}
