package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentChange;

/** Tells how many alerts there are by now, for whoever looks at the incident. */
@Component
class CountOn {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Incidents incidents;
    private final Reports reports;
    private final Clock clock;

    CountOn(Incidents incidents, Reports reports, Clock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.clock = clock;
    }

    @Transactional
    public void report() {
        incidents
                .unreported(clock.instant(), PAUSE)
                .forEach(incident -> reports.changed(incident, IncidentChange.COUNTED));
    }
}
