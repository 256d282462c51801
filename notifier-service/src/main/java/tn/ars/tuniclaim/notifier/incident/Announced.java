package tn.ars.tuniclaim.notifier.incident;

import static tn.ars.tuniclaim.event.NoticeKind.OPENED;
import static tn.ars.tuniclaim.event.NoticeKind.RESOLVED;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;

/** Tells people and the topic, and notes on the incident that it did. */
@Component
class Announced {

    private static final Logger log = LoggerFactory.getLogger(Announced.class);

    private final Incidents incidents;
    private final Announcements announcements;
    private final Reports reports;

    Announced(Incidents incidents, Announcements announcements, Reports reports) {
        this.incidents = incidents;
        this.announcements = announcements;
        this.reports = reports;
    }

    /** False when there is nobody who could be told. */
    boolean told(Incident incident, NoticeKind kind, Instant now) {
        if (!announcements.isHeard()) {
            return false;
        }
        announcements.tell(incident, kind);
        reports.changed(incidents.told(incident.id(), now), IncidentChange.TOLD);
        return true;
    }

    void withheld(Incident incident, NoticeKind kind, Withheld reason, Instant now) {
        announcements.withhold(incident, kind, reason);
        incidents.withheld(incident.id(), reason, now);
    }

    /** Who is told that it is over was told that it was. */
    Incident ended(Incident incident, Instant at, @Nullable Withheld keptBack, Instant now) {
        var known = incident.telling().rounds() > 0 ? incident : late(incident, keptBack, now);
        var ended = incidents.resolved(known.id(), at);
        if (ended.telling().rounds() > 0) {
            announcements.tell(ended, RESOLVED);
        }
        reports.changed(ended, IncidentChange.RESOLVED);
        return ended;
    }

    /** What it was, told of as late as its end. */
    private Incident late(Incident incident, @Nullable Withheld keptBack, Instant now) {
        if (keptBack != null) {
            if (incident.telling().withheld() != keptBack) {
                announcements.withhold(incident, OPENED, keptBack);
            }
            return incident;
        }
        if (!announcements.isHeard()) {
            log.atWarn()
                    .addKeyValue("incidentId", incident.id())
                    .addKeyValue("cause", incident.cause())
                    .log("an incident is over and nobody was told of it: there is no recipient; name one on the"
                            + " dashboard or in notifier.recipients");
            return incident;
        }
        announcements.tell(incident, OPENED);
        return incidents.told(incident.id(), now);
    }

    Incident withoutSilenceThatIsOver(Incident incident, Instant now) {
        var handling = incident.handling();
        if (handling.silencedBy() == null || handling.isSilenced(now)) {
            return incident;
        }
        var heard = incidents.unsilenced(incident.id(), now);
        reports.changed(heard, IncidentChange.UNSILENCED);
        return heard;
    }
}
