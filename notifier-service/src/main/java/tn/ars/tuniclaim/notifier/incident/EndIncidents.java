package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.AlertCause;

/** Ends what nobody else ends: a refused change or an unreadable record is an event, not a state that passes. */
@Service
class EndIncidents {

    private static final Logger log = LoggerFactory.getLogger(EndIncidents.class);
    private static final List<AlertCause> NEVER_RESOLVED =
            Arrays.stream(AlertCause.values()).filter(AlertCause::endsInSilence).toList();

    private final Incidents incidents;
    private final Announcements announcements;
    private final TransactionOperations transactions;
    private final IncidentProperties settings;
    private final Clock clock;

    EndIncidents(
            Incidents incidents,
            Announcements announcements,
            TransactionOperations transactions,
            IncidentProperties settings,
            Clock clock) {
        this.incidents = incidents;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    void endQuiet() {
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            for (var ended : incidents.resolveUnheardSince(now.minus(settings.quiet()), NEVER_RESOLVED, now)) {
                announcements.resolved(ended);
                log.atInfo()
                        .addKeyValue("incidentId", ended.id())
                        .addKeyValue("cause", ended.cause())
                        .addKeyValue("alerts", ended.alerts())
                        .log("an incident ended in silence");
            }
        });
    }
}
