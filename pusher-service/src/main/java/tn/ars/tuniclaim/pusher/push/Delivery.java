package tn.ars.tuniclaim.pusher.push;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;
import tn.ars.tuniclaim.pusher.lane.StintIsOver;
import tn.ars.tuniclaim.pusher.park.Claim;
import tn.ars.tuniclaim.pusher.park.ClaimLost;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.pusher.partner.Partner;
import tn.ars.tuniclaim.pusher.partner.PartnerUnavailable;
import tn.ars.tuniclaim.pusher.push.Ledger.Outcome;
import tn.ars.tuniclaim.pusher.push.Ledger.Tally;
import tn.ars.tuniclaim.service.intake.Outages;

/** Tells the partner of one bordereau's changes, one after the other, until one must wait. */
@Component
class Delivery {

    private final Partner partner;
    private final Ends ends;
    private final PushProperties settings;
    private final Clock clock;

    Delivery(Partner partner, Ends ends, PushProperties settings, Clock clock) {
        this.partner = partner;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isPossible() {
        return partner.isAvailable();
    }

    void demandPossible() {
        if (!isPossible()) {
            throw new PartnerUnavailable("the partner is left alone for a while");
        }
    }

    void deliver(Errand errand, List<Pending> line, Tally tally) {
        var deadline = clock.instant().plus(settings.timeBudget());
        for (var i = 0; i < line.size(); i++) {
            var rest = line.subList(i, line.size());
            if (clock.instant().isAfter(deadline)) {
                ends.gaveWay(rest);
                tally.ended(rest, Outcome.PARKED);
                return;
            }
            var claim = errand.claim();
            var head = new Head(line.get(i), i == 0 ? claim.reason() : null, i == 0 ? claim.failures() : 0);
            if (!cameToItsEnd(errand, head, rest, tally)) {
                return;
            }
        }
    }

    /**
     * What a call needs, and what it must not be made without.
     *
     * @param demandGoOn throws when somebody else is to go on
     */
    record Errand(Claim claim, Known bordereau, Runnable demandGoOn) {

        private void demand() {
            demandGoOn.run();
            claim.hold();
        }
    }

    /**
     * The first in line.
     *
     * @param trouble why it could not be told the last time; null when it was never tried
     * @param failures how often in a row it could not be told
     */
    record Head(Pending pending, @Nullable ParkReason trouble, int failures) {}

    /** False when it must wait, and the rest of the line with it. */
    private boolean cameToItsEnd(Errand errand, Head head, List<Pending> rest, Tally tally) {
        try {
            return switch (tell(head.pending(), errand)) {
                case Answer.Accepted accepted -> {
                    ends.delivered(head, accepted);
                    yield ended(head, Outcome.DELIVERED, tally);
                }
                case Answer.Refused refused -> {
                    ends.refused(head, refused.status(), refused.words());
                    yield ended(head, Outcome.REFUSED, tally);
                }
                case Answer.NotFound known
                when errand.bordereau().path().isPresent() -> {
                    ends.refused(head, known.status(), known.words());
                    yield ended(head, Outcome.REFUSED, tally);
                }
                case Answer.NotFound unknown -> {
                    ends.bordereauUnknown(head, rest, unknown);
                    yield mustWait(rest, tally);
                }
                case Answer.Failing failing -> {
                    ends.failing(head, rest, failing);
                    yield mustWait(rest, tally);
                }
            };
        } catch (RuntimeException failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            ends.setAside(head, failure);
            return ended(head, Outcome.SET_ASIDE, tally);
        }
    }

    private Answer tell(Pending pending, Errand errand) {
        var change = pending.change();
        var path = errand.bordereau().path().orElse(change.bordereau().value());
        return partner.tell(change, path, errand::demand);
    }

    private static boolean ended(Head head, Outcome outcome, Tally tally) {
        tally.ended(head.pending(), outcome);
        return true;
    }

    private static boolean mustWait(List<Pending> rest, Tally tally) {
        tally.ended(rest, Outcome.PARKED);
        return false;
    }

    /** What passes by itself: the same attempt may work later. */
    static boolean isOutage(RuntimeException failure) {
        return failure instanceof PartnerUnavailable
                || failure instanceof ClaimLost
                || failure instanceof StintIsOver
                || Outages.isOutage(failure);
    }
}
