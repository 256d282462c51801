package tn.ars.tuniclaim.notifier.incident;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;

/** Incidents, what is to be told of them and the memory of the alerts handled: one transaction for a batch. */
@Service
class GroupAlerts {

    private final FreshTurns freshTurns;
    private final TakeTurn takeTurn;
    private final TransactionOperations transactions;
    private final Clock clock;

    GroupAlerts(FreshTurns freshTurns, TakeTurn takeTurn, TransactionOperations transactions, Clock clock) {
        this.freshTurns = freshTurns;
        this.takeTurn = takeTurn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many alerts ended in which way. Repeatable: a fact counts once. */
    Map<Outcome, Integer> group(List<Fact<Alert>> batch) {
        return requireNonNull(transactions.execute(_ -> {
            var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
            var now = clock.instant();
            for (var turn : freshTurns.of(batch, now)) {
                takeTurn.take(turn, now).forEach((outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
            }
            var fresh = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            outcomes.put(Outcome.REPEATED, batch.size() - fresh);
            return outcomes;
        }));
    }
}
