package tn.ars.tuniclaim.pusher.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** What people were told outlives this process, so that the all-clear is given even after a restart. */
@Component
class PartnerWatch {

    private static final Map<AlertCause, String> DETAILS = Map.of(
            AlertCause.PARTNER_UNAVAILABLE,
            "MY TUNICLAIM does not take status and payment changes; they wait and are told when it does",
            AlertCause.CREDENTIALS_REFUSED,
            "MY TUNICLAIM refuses ARS's credentials for status and payment changes; they wait until TUNICLAIM_TOKEN is right");

    private static final String WRITING = "writing";
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Park park;
    private final WatchProperties settings;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();

    PartnerWatch(JdbcClient jdbc, Outbox outbox, Park park, WatchProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.park = park;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * To be told again and again: what an instance no longer sees wrong is over, and so is what another one has kept
     * silent about for a while when the partner has dealt with a change since.
     */
    @Transactional
    public void note(Condition condition, @Nullable Instant lastAnswered) {
        switch (condition) {
            case UNTRIED -> {}
            case AVAILABLE -> resolveAllBut("", lastAnswered);
            case UNAVAILABLE -> isWrong(AlertCause.PARTNER_UNAVAILABLE, lastAnswered);
            case CREDENTIALS_REFUSED -> isWrong(AlertCause.CREDENTIALS_REFUSED, lastAnswered);
        }
        if (park.areAllKnownAgain()) {
            outbox.add(new AlertResolved(AlertCause.BORDEREAU_UNKNOWN, null));
        }
    }

    /** What failed before the partner last dealt with a change may go on; while it does not deal with any, one may try. */
    void hasten(Condition condition, @Nullable Instant lastAnswered) {
        var patienceIsOver = clock.instant().minus(settings.hastenAfter());
        if (condition == Condition.AVAILABLE) {
            park.hastenFailing(earlier(patienceIsOver, lastAnswered), Integer.MAX_VALUE);
        } else {
            park.hastenFailing(patienceIsOver, 1);
        }
    }

    private void isWrong(AlertCause cause, @Nullable Instant lastAnswered) {
        resolveAllBut(cause.name(), lastAnswered);
        var now = utc(clock.instant());
        var known = jdbc.sql("update outage set seen_at = ?, seen_by = ? where cause = ?")
                .params(now, self, cause.name())
                .update();
        if (known == 0 && isFirstToSay(cause, now)) {
            outbox.add(new AlertRaised(cause, WRITING, DETAILS.getOrDefault(cause, cause.name()), null));
        }
    }

    private boolean isFirstToSay(AlertCause cause, OffsetDateTime now) {
        return jdbc.sql(
                                "insert into outage (cause, raised_at, seen_at, seen_by) values (?, ?, ?, ?) on conflict do nothing")
                        .params(cause.name(), now, now, self)
                        .update()
                == 1;
    }

    private void resolveAllBut(String cause, @Nullable Instant lastAnswered) {
        var abandoned = earlier(clock.instant().minus(SILENCE), lastAnswered);
        jdbc.sql("delete from outage where cause <> ? and (seen_by = ? or seen_at < ?) returning cause")
                .params(cause, self, utc(abandoned))
                .query((row, _) -> AlertCause.valueOf(row.getString("cause")))
                .list()
                .forEach(over -> outbox.add(new AlertResolved(over, WRITING)));
    }

    private static Instant earlier(Instant time, @Nullable Instant lastAnswered) {
        if (lastAnswered == null) {
            return Instant.EPOCH;
        }
        return lastAnswered.isBefore(time) ? lastAnswered : time;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
