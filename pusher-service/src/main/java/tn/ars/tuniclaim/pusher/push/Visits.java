package tn.ars.tuniclaim.pusher.push;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.Claim;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.park.Parked;

/** Visits bordereaux, each under its one name, with all that is known of it gathered there. Thread-safe. */
@Component
class Visits {

    private final Bordereaux bordereaux;
    private final Park park;
    private final Journal journal;
    private final PushProperties settings;
    private final TransactionOperations transactions;

    Visits(
            Bordereaux bordereaux,
            Park park,
            Journal journal,
            PushProperties settings,
            TransactionOperations transactions) {
        this.bordereaux = bordereaux;
        this.park = park;
        this.journal = journal;
        this.settings = settings;
        this.transactions = transactions;
    }

    Visit of(BordereauReference name) {
        var visit = under(name);
        return visit.bordereau().equals(name) ? visit : another(visit);
    }

    private Visit another(Visit underOtherName) {
        underOtherName.close();
        return under(underOtherName.bordereau());
    }

    /** Looks the name up under its claim: its import may have come since it was last looked up. */
    private Visit under(BordereauReference name) {
        var claim = park.claim(name).orElse(null);
        var closing = new Visit(Known.nothingOf(name), claim, false);
        try {
            var known = bordereaux.known(name);
            if (claim == null || !name.equals(known.reference()) || isGathered(known, claim)) {
                return new Visit(known, claim, known.otherName().isPresent());
            }
            closing.close();
            return new Visit(known, null, false);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure;
        }
    }

    /** False while somebody speaks to the partner under the other name, from before it was known to be one. */
    private boolean isGathered(Known known, Claim claim) {
        return known.otherName()
                .map(other -> isGathered(other, known.reference(), claim))
                .orElse(true);
    }

    private boolean isGathered(BordereauReference other, BordereauReference reference, Claim claim) {
        try (var claimOfOther = park.claim(other).orElse(null)) {
            if (claimOfOther == null) {
                return false;
            }
            while (!isMoved(other, reference)) {
                claim.hold();
                claimOfOther.hold();
            }
            return true;
        }
    }

    /** Of fresh changes alone, for who only looks and tells the partner nothing. */
    Line lineOf(List<Change> fresh) {
        var known = bordereaux.known(fresh.getFirst().bordereau());
        return Line.of(
                List.of(),
                named(fresh, known.reference()),
                ids -> journal.told(known.reference(), ids),
                settings::isEachTold);
    }

    /** A slice in each transaction. Should this process die in between, the rest is moved at the next visit. */
    private boolean isMoved(BordereauReference other, BordereauReference reference) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            journal.rename(other, reference);
            return park.rename(other, reference);
        }));
    }

    /** What there is to be told in this visit. */
    Line line(Visit visit, List<Change> fresh) {
        var bordereau = visit.bordereau();
        var waiting = visit.mayWait() ? park.waiting(bordereau) : List.<Parked>of();
        return Line.of(waiting, named(fresh, bordereau), ids -> journal.told(bordereau, ids), settings::isEachTold);
    }

    private static List<Change> named(List<Change> changes, BordereauReference bordereau) {
        return changes.stream().map(change -> change.of(bordereau)).toList();
    }
}
