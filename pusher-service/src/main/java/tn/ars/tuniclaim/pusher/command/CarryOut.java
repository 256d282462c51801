package tn.ars.tuniclaim.pusher.command;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDiscarded;
import tn.ars.tuniclaim.event.PushResult.PushReleased;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.End;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.ClaimLost;
import tn.ars.tuniclaim.pusher.park.Decision;
import tn.ars.tuniclaim.pusher.park.Decisions;
import tn.ars.tuniclaim.pusher.park.Decisions.Taken;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.service.outbox.Outbox;

/**
 * Carries out what people decided, some changes at a time. What is replayed waits in the park, from where it is told in the
 * order of its bordereau, or found to be superseded, like all that waits there; what is discarded has come to its end.
 */
@Component
class CarryOut {

    /** Changes in one transaction: so few that nobody waits long for the bordereaux that it locks. */
    private static final int SLICE = 50;

    private final Orders orders;
    private final Decisions decisions;
    private final Journal journal;
    private final Park park;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    CarryOut(
            Orders orders,
            Decisions decisions,
            Journal journal,
            Park park,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.orders = orders;
        this.decisions = decisions;
        this.journal = journal;
        this.park = park;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To be called once a second by each instance; one of them does a second's worth. */
    void goOn(boolean alsoReplays) {
        orders.take(alsoReplays).forEach(this::goOn);
    }

    /** What is refused again meanwhile waits for another command; a bordereau that somebody is at, for the next time. */
    private void goOn(Order order) {
        var left = order.perSecond() - inSlices(order, order.perSecond(), most -> givenUp(order.decision(), most));
        for (var bordereau : decisions.waiting(order.decision(), left)) {
            left -= left > 0 ? parked(order, bordereau, left) : 0;
        }
        if (left > 0 && !decisions.isAnyLeft(order.decision())) {
            orders.end(order);
        } else {
            orders.goesOn(order);
        }
    }

    private int parked(Order order, BordereauReference bordereau, int most) {
        try (var claim = park.claim(bordereau).orElse(null)) {
            return claim == null
                    ? 0
                    : inSlices(order, most, some -> decisions.takeParked(order.decision(), bordereau, claim, some));
        } catch (ClaimLost tooSlow) {
            return 0;
        }
    }

    private Taken givenUp(Decision decision, int most) {
        var taken = decisions.takeGivenUp(decision, most);
        if (decision.verdict() == Decision.Verdict.REPLAYED) {
            journal.reopen(taken.changes().stream().map(Change::id).toList());
            // Locking the bordereaux in their order, as all do that lock several.
            taken.changes().stream()
                    .sorted(Comparator.comparing(change -> change.bordereau().value()))
                    .forEach(change -> park.add(change, Calls.NONE, ParkReason.BEHIND_ANOTHER, clock.instant()));
            park.setFree(taken.changes().stream().map(Change::bordereau).collect(toSet()));
        }
        return taken;
    }

    private int inSlices(Order order, int most, IntFunction<Taken> taking) {
        for (var left = most; left > 0; ) {
            var asked = Math.min(left, SLICE);
            var taken = inTransaction(order, () -> taking.apply(asked));
            left -= taken;
            if (taken < asked) {
                return most - left;
            }
        }
        return most;
    }

    private int inTransaction(Order order, Supplier<Taken> taking) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var taken = taking.get();
            tell(order.decision(), taken.changes());
            orders.count(order, taken.changes().size());
            return taken.count();
        }));
    }

    private void tell(Decision decision, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (decision.verdict() == Decision.Verdict.DISCARDED) {
            journal.end(changes.stream().<End>map(End.Untold::new).toList());
        }
        outbox.add(changes.stream().map(change -> result(decision, change)).toArray(Event[]::new));
    }

    private static PushResult result(Decision decision, Change change) {
        return switch (decision.verdict()) {
            case REPLAYED -> new PushReleased(change.subject(), decision.commandId(), decision.by());
            case DISCARDED ->
                new PushDiscarded(
                        change.subject(), decision.commandId(), decision.by(), String.valueOf(decision.because()));
        };
    }
}
