package tn.ars.tuniclaim.pusher.push;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.Claim;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.push.Ledger.Outcome;
import tn.ars.tuniclaim.pusher.push.Ledger.Tally;

/**
 * Brings the changes of one bordereau to their ends. A change that was seen before is recognised; when nothing gets
 * through, this throws, and what has not come to its end is to be brought again. Thread-safe.
 */
@Component
class PushChanges {

    private final Visits visits;
    private final Park park;
    private final Delivery delivery;
    private final Ends ends;
    private final Ledger ledger;

    PushChanges(Visits visits, Park park, Delivery delivery, Ends ends, Ledger ledger) {
        this.visits = visits;
        this.park = park;
        this.delivery = delivery;
        this.ends = ends;
        this.ledger = ledger;
    }

    boolean isPossible() {
        return delivery.isPossible();
    }

    /**
     * New changes of one bordereau, under one name. When they cannot be handled together, each goes by itself, and is set
     * aside if need be.
     *
     * @param demandGoOn throws when somebody else is to bring them to their ends
     */
    void push(List<Change> fresh, Runnable demandGoOn) {
        try {
            pushTogether(fresh, demandGoOn);
        } catch (RuntimeException failure) {
            if (Delivery.isOutage(failure)) {
                throw failure;
            }
            fresh.stream().sorted(Comparator.comparing(Change::moment)).forEach(alone -> pushAlone(alone, demandGoOn));
        }
    }

    private void pushAlone(Change fresh, Runnable demandGoOn) {
        try {
            pushTogether(List.of(fresh), demandGoOn);
        } catch (RuntimeException failure) {
            if (Delivery.isOutage(failure)) {
                throw failure;
            }
            try (var tally = ledger.newChanges(1)) {
                ends.setAside(fresh, failure);
                tally.ended(Pending.fresh(fresh), Outcome.SET_ASIDE);
            }
        }
    }

    private void pushTogether(List<Change> fresh, Runnable demandGoOn) {
        var bordereau = fresh.getFirst().bordereau();
        try (var tally = ledger.newChanges(fresh.size())) {
            delivery.demandPossible();
            try (var visit = visits.of(bordereau)) {
                var claim = visit.claim();
                var line = visits.line(visit, fresh);
                line.seenBefore().stream()
                        .filter(seen -> !seen.parked())
                        .forEach(seen -> tally.ended(seen, Outcome.DUPLICATE));
                if (claim == null) {
                    waitBehind(line.withoutParked(), null, tally);
                } else if (visit.waitsForImport()) {
                    waitForImport(line, tally);
                } else if (line.startsParked()) {
                    waitBehind(line, claim, tally);
                } else {
                    drop(line, tally);
                    delivery.deliver(new Delivery.Errand(claim, visit.known(), demandGoOn), line.kept(), tally);
                }
            }
        }
    }

    /**
     * While the partner is left alone: brings to their ends those that need not be told any more, and answers which. The
     * others stay as they are.
     */
    List<Change> sift(List<Change> fresh) {
        var line = visits.lineOf(fresh);
        var kept = line.kept().stream().map(pending -> pending.change().id()).collect(toSet());
        var sifted =
                fresh.stream().filter(change -> !kept.contains(change.id())).toList();
        try (var tally = ledger.newChanges(line.superseded().size())) {
            drop(line, tally);
        }
        ledger.duplicates(sifted.size() - line.superseded().size());
        return sifted;
    }

    /** What waits of a bordereau, under whichever name; false when somebody else is at it. */
    boolean drain(BordereauReference bordereau) {
        try (var visit = visits.of(bordereau)) {
            var claim = visit.claim();
            if (claim == null) {
                return false;
            }
            var line = visits.line(visit, List.of());
            try (var tally = ledger.parkedChanges(line.size())) {
                line.seenBefore().forEach(seen -> {
                    park.remove(List.of(seen.change()));
                    tally.ended(seen, Outcome.DUPLICATE);
                });
                drop(line, tally);
                delivery.deliver(new Delivery.Errand(claim, visit.known(), () -> {}), line.kept(), tally);
            }
            park.settle(visit.bordereau());
            return true;
        }
    }

    private void waitBehind(Line line, @Nullable Claim claim, Tally tally) {
        drop(line, tally);
        var fresh = line.kept().stream().filter(pending -> !pending.parked()).toList();
        ends.behindAnother(fresh, claim == null ? null : claim.due());
        fresh.forEach(pending -> tally.ended(pending, Outcome.PARKED));
    }

    private void waitForImport(Line line, Tally tally) {
        drop(line, tally);
        var fresh = line.kept().stream().filter(pending -> !pending.parked()).toList();
        ends.waitForImport(fresh);
        fresh.forEach(pending -> tally.ended(pending, Outcome.PARKED));
    }

    private void drop(Line line, Tally tally) {
        ends.superseded(line.superseded());
        line.superseded().keySet().forEach(older -> tally.ended(older, Outcome.SUPERSEDED));
    }
}
