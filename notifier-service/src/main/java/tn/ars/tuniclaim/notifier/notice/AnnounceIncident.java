package tn.ars.tuniclaim.notifier.notice;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Announcements;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.notice.Notices.First;

/** Writes what each recipient is to be told of an incident: a row each, before the incident's own change is committed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AnnounceIncident implements Announcements {

    private final Audience audience;
    private final Notices notices;
    private final IncidentNotices write;

    AnnounceIncident(Audience audience, Notices notices, IncidentNotices write) {
        this.audience = audience;
        this.notices = notices;
        this.write = write;
    }

    @Override
    public boolean isHeard() {
        return !audience.isEmpty();
    }

    @Override
    public void tell(Incident incident, NoticeKind kind) {
        var firsts = firsts(incident);
        audience.of(incident, kind, firsts).forEach((recipient, pace) -> {
            if (pace instanceof Pace.Now) {
                write.overtake(incident, recipient);
            }
            write.write(incident, kind, recipient, pace, firsts.get(recipient.address()));
        });
    }

    @Override
    public void withhold(Incident incident, NoticeKind kind, Withheld reason) {
        audience.of(incident, kind, firsts(incident)).forEach((recipient, pace) -> {
            var kept = pace instanceof Pace.Never ? pace : new Pace.Never(reason);
            write.write(incident, kind, recipient, kept, null);
        });
    }

    private Map<String, First> firsts(Incident incident) {
        return notices.firstsOf(incident.id()).stream()
                .collect(Collectors.toMap(First::recipient, Function.identity()));
    }
}
