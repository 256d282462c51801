package tn.ars.tuniclaim.notifier.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeTheme;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.notice.Pace.Later;
import tn.ars.tuniclaim.notifier.notice.Pace.Never;
import tn.ars.tuniclaim.notifier.notice.Pace.Now;

/** By the routes, and by how much the recipient has had. */
@Component
class Pacing {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Notices notices;
    private final NoticeProperties settings;
    private final Clock clock;

    Pacing(Notices notices, NoticeProperties settings, Clock clock) {
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    Pace of(NoticeRoutes routes, Recipient recipient, NoticeTheme theme, Severity severity) {
        return switch (routes.pace(recipient, theme, severity)) {
            case IMMEDIATE -> withinTheHour(recipient);
            case DAILY -> new Later(Withheld.DIGESTED, nextDigest(false));
            case WEEKLY -> new Later(Withheld.DIGESTED, nextDigest(true));
            case NONE -> new Never(Withheld.NOT_ROUTED);
        };
    }

    private Pace withinTheHour(Recipient recipient) {
        var now = clock.instant();
        return notices.countOf(recipient.address(), now.minus(HOUR)) < settings.perHour(recipient)
                ? new Now()
                : new Later(
                        Withheld.CAPPED, notices.summaryOf(recipient.address()).orElse(now.plus(HOUR)));
    }

    private Instant nextDigest(boolean weekly) {
        var now = clock.instant().atZone(settings.zone());
        var next = now.with(settings.digest().at());
        if (weekly) {
            next = next.with(TemporalAdjusters.nextOrSame(settings.digest().day()));
        }
        if (!next.isAfter(now)) {
            next = weekly ? next.plusWeeks(1) : next.plusDays(1);
        }
        return next.toInstant();
    }
}
