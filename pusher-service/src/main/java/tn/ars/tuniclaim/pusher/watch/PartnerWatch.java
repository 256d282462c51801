package tn.ars.tuniclaim.pusher.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.pusher.alert.Alerts;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.park.Park.StillUnknown;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;

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
    private final Alerts alerts;
    private final Park park;
    private final WatchProperties settings;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();

    PartnerWatch(JdbcClient jdbc, Alerts alerts, Park park, WatchProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.park = park;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * To be told again and again: what an instance no longer sees wrong is over, and so is what another one has kept
     * silent about for a while when the partner has dealt with a change since.
     *
     * @param superseded changes that newer ones made pointless since this was last told; counted for as long as something is wrong
     */
    @Transactional
    public void note(Condition condition, @Nullable Instant lastAnswered, long superseded) {
        jdbc.sql("update outage set superseded = superseded + ? where ? > 0")
                .params(superseded, superseded)
                .update();
        switch (condition) {
            case UNTRIED -> {}
            case AVAILABLE -> resolveAllBut("", lastAnswered);
            case UNAVAILABLE -> isWrong(AlertCause.PARTNER_UNAVAILABLE, lastAnswered);
            case CREDENTIALS_REFUSED -> isWrong(AlertCause.CREDENTIALS_REFUSED, lastAnswered);
        }
        park.allKnownAgain().ifPresent(at -> alerts.add(new AlertResolved(AlertCause.BORDEREAU_UNKNOWN, null), at));
        park.stillUnknown(settings.repeatAfter()).ifPresent(still -> alerts.add(raised(still), still.at()));
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
        jdbc.sql("update outage set seen_at = ?, seen_by = ? where cause = ?")
                .params(now, self, cause.name())
                .update();
        timeToTell(cause, now)
                .ifPresent(at -> alerts.add(
                        new AlertRaised(cause, WRITING, DETAILS.getOrDefault(cause, cause.name()), null), at));
    }

    /** Empty while people know, unless it was long ago that they were told. */
    private Optional<Instant> timeToTell(AlertCause cause, OffsetDateTime now) {
        return jdbc.sql("""
                insert into outage (cause, raised_at, seen_at, seen_by) values (?, ?, ?, ?)
                on conflict (cause) do update set told_at = clock_timestamp()
                where outage.told_at <= clock_timestamp() - make_interval(secs => ?)
                returning clock_timestamp() as at
                """)
                .params(cause.name(), now, now, self, settings.repeatAfter().toSeconds())
                .query((row, _) -> at(row))
                .optional();
    }

    private static AlertRaised raised(StillUnknown still) {
        return new AlertRaised(
                AlertCause.BORDEREAU_UNKNOWN,
                null,
                "%d bordereau(x), %s among them, were never imported and MY TUNICLAIM does not know them; their changes still wait"
                        .formatted(still.bordereaux(), still.one()),
                still.one());
    }

    private void resolveAllBut(String cause, @Nullable Instant lastAnswered) {
        var abandoned = earlier(clock.instant().minus(SILENCE), lastAnswered);
        jdbc.sql("""
                delete from outage where cause <> ? and (seen_by = ? or seen_at < ?)
                returning cause, superseded, clock_timestamp() as at
                """)
                .params(cause, self, utc(abandoned))
                .query((row, _) ->
                        new Over(AlertCause.valueOf(row.getString("cause")), row.getLong("superseded"), at(row)))
                .list()
                .forEach(over -> alerts.add(new AlertResolved(over.cause(), WRITING, over.detail()), over.at()));
    }

    private record Over(AlertCause cause, long superseded, Instant at) {

        String detail() {
            return "MY TUNICLAIM takes status and payment changes again; those that waited are told now, but for %d that newer ones made pointless meanwhile"
                    .formatted(superseded);
        }
    }

    /** By the database's clock, once the row is locked. */
    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
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
