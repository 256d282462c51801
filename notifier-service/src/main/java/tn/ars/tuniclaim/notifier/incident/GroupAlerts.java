package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;

/** Incidents and the memory of the alerts handled: one transaction for a batch. */
@Service
class GroupAlerts {

    private final FreshTurns freshTurns;
    private final TakeTurns takeTurns;
    private final Clock clock;

    GroupAlerts(FreshTurns freshTurns, TakeTurns takeTurns, Clock clock) {
        this.freshTurns = freshTurns;
        this.takeTurns = takeTurns;
        this.clock = clock;
    }

    /** How many alerts ended in which way. Repeatable: a fact counts once. */
    @Transactional
    public Map<Outcome, Integer> group(List<Fact<Alert>> batch) {
        var now = clock.instant();
        var outcomes = takeTurns.take(freshTurns.of(batch, now), now);
        var fresh = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        outcomes.put(Outcome.REPEATED, batch.size() - fresh);
        return outcomes;
    }
}
