package tn.ars.tuniclaim.dashboard.audience;

import java.util.LinkedHashMap;
import java.util.Map;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;
import tn.ars.tuniclaim.event.NoticeTheme;

/** One route, as somebody typed it; what is empty matters not. */
record RouteRow(String role, String theme, String severity, String pace) {

    static final RouteRow EMPTY = new RouteRow("", "", "", NoticePace.IMMEDIATE.name());

    static RouteRow of(Route route) {
        return new RouteRow(
                route.role() == null ? "" : route.role(),
                route.theme() == null ? "" : route.theme().name(),
                route.severity() == null ? "" : route.severity().name(),
                route.pace().name());
    }

    /** By the names of the fields. */
    Map<String, Sentence> wrong() {
        var wrong = new LinkedHashMap<String, Sentence>();
        if (!role.isEmpty() && !RecipientRow.isRole(role)) {
            wrong.put("role", Sentence.of(State.NEEDS_YOU, "audience.wrong.role"));
        }
        choice(wrong, "theme", theme.isEmpty() || Typed.isOneOf(NoticeTheme.values(), theme));
        choice(wrong, "severity", severity.isEmpty() || Typed.isOneOf(Severity.values(), severity));
        choice(wrong, "pace", Typed.isOneOf(NoticePace.values(), pace));
        return wrong;
    }

    /** Of what is not wrong. */
    Route meant() {
        return new Route(
                Typed.orNull(role),
                theme.isEmpty() ? null : NoticeTheme.valueOf(theme),
                severity.isEmpty() ? null : Severity.valueOf(severity),
                NoticePace.valueOf(pace));
    }

    private static void choice(Map<String, Sentence> wrong, String field, boolean isOne) {
        if (!isOne) {
            wrong.put(field, Sentence.of(State.NEEDS_YOU, "audience.wrong.choice"));
        }
    }
}
