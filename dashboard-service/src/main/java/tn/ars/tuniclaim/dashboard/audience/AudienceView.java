package tn.ars.tuniclaim.dashboard.audience;

import java.util.Arrays;
import java.util.List;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeTheme;

/** What the routes come to: for each recipient, how soon it is told of each matter. */
record AudienceView(NoticeRoutes routes) {

    /** What differs in practice. */
    enum Matter {
        GRAVE_INCIDENT(NoticeTheme.INCIDENT, Severity.CRITICAL),
        INCIDENT(NoticeTheme.INCIDENT, Severity.WARNING),
        GRAVE_HEALTH(NoticeTheme.HEALTH, Severity.CRITICAL),
        HEALTH(NoticeTheme.HEALTH, Severity.WARNING),
        IMPORT(NoticeTheme.IMPORT, Severity.INFO);

        private final NoticeTheme theme;
        private final Severity severity;

        Matter(NoticeTheme theme, Severity severity) {
            this.theme = theme;
            this.severity = severity;
        }
    }

    public Matter[] matters() {
        return Matter.values();
    }

    public List<Line> lines() {
        return routes.recipients().stream()
                .map(recipient -> new Line(
                        recipient,
                        Arrays.stream(Matter.values())
                                .map(matter -> routes.pace(recipient, matter.theme, matter.severity))
                                .toList()))
                .toList();
    }

    /** Nobody is told at once of what is gravest. */
    public boolean isDeaf() {
        return routes.recipients().stream()
                .noneMatch(recipient ->
                        routes.pace(recipient, NoticeTheme.INCIDENT, Severity.CRITICAL) == NoticePace.IMMEDIATE);
    }

    /** @param paces in the order of the matters */
    public record Line(Recipient recipient, List<NoticePace> paces) {}
}
