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
        var closing = new Turn(Known.nothingOf(name), claim);
        try {
            var known = bordereaux.known(name);
            if (claim == null || !name.equals(known.reference()) || isGathered(known)) {
                return new Turn(known, claim);
            }
            closing.close();
            return new Turn(known, null);
        } catch (RuntimeException failure) {
            closing.close();
            throw failure;
        }
    }

    /** False while somebody speaks to the partner under the other name, from before it was known to be one. */
    private boolean isGathered(Known known) {
        return known.otherName()
                .filter(park::knows)
                .map(other -> isGathered(other, known.reference()))
                .orElse(true);
    }

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

    /** What there is to be told in this turn. */
    Line line(Turn turn, List<Change> fresh) {
        var bordereau = turn.bordereau();
        var named = fresh.stream().map(change -> change.of(bordereau)).toList();
        return Line.of(park.waiting(bordereau), named, ids -> journal.told(bordereau, ids));
    }
}
