package tn.ars.tuniclaim.pusher.push;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.park.Parked;

/** Gives out turns, each under the one name of the bordereau, with all that is known of it gathered there. Thread-safe. */
@Component
class Turns {

    private final Bordereaux bordereaux;
    private final Park park;
    private final Journal journal;
    private final TransactionOperations transactions;

    Turns(Bordereaux bordereaux, Park park, Journal journal, TransactionOperations transactions) {
        this.bordereaux = bordereaux;
        this.park = park;
        this.journal = journal;
        this.transactions = transactions;
    }

    Turn of(BordereauReference name) {
        var turn = under(name);
        return turn.bordereau().equals(name) ? turn : another(turn);
    }

    private Turn another(Turn underOtherName) {
        underOtherName.close();
        return under(underOtherName.bordereau());
    }

    /** Looks the name up under its claim: its import may have come since it was last looked up. */
    private Turn under(BordereauReference name) {
        var claim = park.claim(name).orElse(null);
        var closing = new Turn(Known.nothingOf(name), claim, false);
        try {
            var known = bordereaux.known(name);
            if (claim == null || !name.equals(known.reference())) {
                return new Turn(known, claim, false);
            }
            var other = known.otherName().filter(park::knows);
            if (other.isEmpty() || isGathered(other.get(), known.reference())) {
                return new Turn(known, claim, other.isPresent());
            }
            closing.close();
            return new Turn(known, null, false);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure;
        }
    }

    /** False while somebody speaks to the partner under the other name, from before it was known to be one. */
    private boolean isGathered(BordereauReference other, BordereauReference reference) {
        try (var claim = park.claim(other).orElse(null)) {
            if (claim == null) {
                return false;
            }
            transactions.executeWithoutResult(_ -> {
                park.rename(other, reference);
                journal.rename(other, reference);
            });
            return true;
        }
    }

    /** Of fresh changes alone, for who only looks and tells the partner nothing. */
    Line lineOf(List<Change> fresh) {
        var known = bordereaux.known(fresh.getFirst().bordereau());
        return Line.of(List.of(), named(fresh, known.reference()), ids -> journal.told(known.reference(), ids));
    }

    /** What there is to be told in this turn. */
    Line line(Turn turn, List<Change> fresh) {
        var bordereau = turn.bordereau();
        var waiting = turn.mayWait() ? park.waiting(bordereau) : List.<Parked>of();
        return Line.of(waiting, named(fresh, bordereau), ids -> journal.told(bordereau, ids));
    }

    private static List<Change> named(List<Change> changes, BordereauReference bordereau) {
        return changes.stream().map(change -> change.of(bordereau)).toList();
    }
}
