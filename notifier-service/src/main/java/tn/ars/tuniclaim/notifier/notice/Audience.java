package tn.ars.tuniclaim.notifier.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeTheme;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.notice.Notices.First;
import tn.ars.tuniclaim.notifier.notice.Pace.Later;
import tn.ars.tuniclaim.notifier.notice.Pace.Never;
import tn.ars.tuniclaim.notifier.notice.Pace.Now;

/** Who is concerned by what happens to an incident, and when each is told. */
@Component
class Audience {

    private final Routes routes;
    private final Pacing pacing;

    Audience(Routes routes, Pacing pacing) {
        this.routes = routes;
        this.pacing = pacing;
    }

    boolean isEmpty() {
        return routes.current().recipients().isEmpty();
    }

    /** @param firsts what each address was told first of the incident */
    Map<Recipient, Pace> of(Incident incident, NoticeKind kind, Map<String, First> firsts) {
        var current = routes.current();
        var paces = new LinkedHashMap<Recipient, Pace>();
        for (var recipient : current.recipients()) {
            var pace = pace(current, recipient, incident.cause());
            concerned(kind, pace, firsts.get(recipient.address())).ifPresent(told -> paces.put(recipient, told));
        }
        return paces;
    }

    private Pace pace(NoticeRoutes current, Recipient recipient, AlertCause cause) {
        return pacing.of(current, recipient, theme(cause), cause.severity());
    }

    /** The figures in between are for those who are told at once; the end is for whoever was told of the beginning. */
    private static Optional<Pace> concerned(NoticeKind kind, Pace pace, @Nullable First first) {
        return switch (kind) {
            case RESOLVED -> Optional.ofNullable(first).map(begun -> after(begun, end(pace, begun)));
            case UPDATED, REPEATED ->
                Optional.of(pace)
                        .filter(Audience::isForTheMoment)
                        .map(told -> first == null ? told : after(first, told));
            default -> Optional.of(pace);
        };
    }

    /** Nothing comes before the beginning: while that is held, the rest is held with it. */
    private static Pace after(First begun, Pace pace) {
        return begun.held() == null ? pace : begun.held();
    }

    /** That it is over comes as soon as the beginning did, however much there was meanwhile. */
    private static Pace end(Pace pace, First begun) {
        return begun.withheld() == null || pace instanceof Never ? new Now() : pace;
    }

    private static boolean isForTheMoment(Pace pace) {
        return switch (pace) {
            case Now _ -> true;
            case Later(var reason, var _) -> reason == Withheld.CAPPED;
            case Never _ -> false;
        };
    }

    private static NoticeTheme theme(AlertCause cause) {
        return switch (cause) {
            case INSTANCE_UNHEALTHY, MAIL_FAILING -> NoticeTheme.HEALTH;
            default -> NoticeTheme.INCIDENT;
        };
    }
}
