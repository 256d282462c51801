package tn.ars.tuniclaim.pusher.watch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.ParkReason;
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

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Park park;
    private final Clock clock;

    PartnerWatch(JdbcClient jdbc, Outbox outbox, Park park, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.park = park;
        this.clock = clock;
    }

    /** Repeating it changes nothing. */
    @Transactional
    public void note(Condition condition) {
        switch (condition) {
            case UNTRIED -> {}
            case AVAILABLE -> {
                resolveAllBut("");
                park.hasten(ParkReason.PARTNER_FAILING);
            }
            case UNAVAILABLE -> {
                resolveAllBut(AlertCause.PARTNER_UNAVAILABLE.name());
                raise(AlertCause.PARTNER_UNAVAILABLE);
            }
            case CREDENTIALS_REFUSED -> {
                resolveAllBut(AlertCause.CREDENTIALS_REFUSED.name());
                raise(AlertCause.CREDENTIALS_REFUSED);
            }
        }
    }

    private void raise(AlertCause cause) {
        var raised = jdbc.sql("insert into outage (cause, raised_at) values (?, ?) on conflict (cause) do nothing")
                .params(cause.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (raised == 1) {
            outbox.add(new AlertRaised(cause, null, DETAILS.getOrDefault(cause, cause.name()), null));
        }
    }

    private void resolveAllBut(String cause) {
        jdbc.sql("delete from outage where cause <> ? returning cause")
                .param(cause)
                .query((row, _) -> AlertCause.valueOf(row.getString("cause")))
                .list()
                .forEach(over -> outbox.add(new AlertResolved(over, null)));
    }
}
