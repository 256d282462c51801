package tn.ars.tuniclaim.pusher.push;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushSetAside;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.End;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.pusher.push.Delivery.Head;
import tn.ars.tuniclaim.pusher.together.Together;

/** Writes down how a change ended, or that it waits, together with the facts that tell of it. Repeating it is harmless. */
@Component
class Ends {

    private static final Logger log = LoggerFactory.getLogger(Ends.class);
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Park park;
    private final GivenUpChanges givenUp;
    private final Results results;
    private final Delays delays;
    private final TransactionOperations transactions;
    private final Together<Ending, Ending> together = Together.inDatabase(AT_ONCE, this::write);

    Ends(
            Journal journal,
            Park park,
            GivenUpChanges givenUp,
            Results results,
            Delays delays,
            TransactionOperations transactions) {
        this.journal = journal;
        this.park = park;
        this.givenUp = givenUp;
        this.results = results;
        this.delays = delays;
        this.transactions = transactions;
    }

    void delivered(Head head, Answer.Accepted accepted) {
        var change = change(head);
        var calls = head.pending().calls().plus(accepted.calls());
        together.ask(new Ending(
                List.of(new End.Delivered(change, accepted.status())),
                head.pending().parked() ? List.of(change) : List.of(),
                head.trouble() == null ? null : change.bordereau(),
                List.of(new PushDelivered(change.subject(), calls.made(), calls.unanswered(), accepted.took()))));
        line(Level.INFO, change).addKeyValue("status", accepted.status()).log("delivered");
    }

    /**
     * What one lane writes down; all lanes' at once is one transaction.
     *
     * @param recovered a bordereau that had failed and came through; null when it had not
     */
    private record Ending(
            List<End> ends, List<Change> leaving, @Nullable BordereauReference recovered, List<Event> told) {}

    private List<Ending> write(List<Ending> endings) {
        transactions.executeWithoutResult(_ -> {
            journal.end(
                    endings.stream().flatMap(ending -> ending.ends().stream()).toList());
            var leaving = endings.stream()
                    .flatMap(ending -> ending.leaving().stream())
                    .toList();
            if (!leaving.isEmpty()) {
                park.remove(leaving);
            }
            endings.stream()
                    .map(Ending::recovered)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(BordereauReference::value))
                    .forEach(park::recovered);
            results.add(
                    endings.stream().flatMap(ending -> ending.told().stream()).toArray(Event[]::new));
        });
        return endings;
    }

    /** The dead letter first: should the rest fail, the change comes again, and a second letter does no harm. */
    void refused(Head head, int status, @Nullable String words) {
        var change = change(head);
        results.setAside(change.fact(), "the partner refused it with HTTP " + status);
        transactions.executeWithoutResult(_ -> {
            journal.end(List.of(new End.Refused(change, status)));
            givenUp.keep(change, Undelivered.REFUSED);
            leave(head);
            results.add(
                    new PushRefused(change.subject(), status, words),
                    new AlertRaised(AlertCause.PUSH_REFUSED, null, refusal(change, status), change.bordereau()));
        });
        line(Level.WARN, change).addKeyValue("status", status).log("refused");
    }

    /** Without the partner's own words: they may quote what no mail may carry. */
    private static String refusal(Change change, int status) {
        var thing = change.thing();
        var what = thing.bulletin() == null ? "" : ", bulletin " + thing.bulletin();
        return "MY TUNICLAIM refused the %s of bordereau %s%s with HTTP %d; its own words are with the push result"
                .formatted(thing.kind().name().toLowerCase(Locale.ROOT), thing.bordereau(), what, status);
    }

    /** @param newer for each that is pointless, the id of the change that makes it so */
    void superseded(Map<Pending, String> newer) {
        if (newer.isEmpty()) {
            return;
        }
        together.ask(new Ending(
                newer.keySet().stream()
                        .<End>map(older -> new End.Untold(older.change()))
                        .toList(),
                newer.keySet().stream()
                        .filter(Pending::parked)
                        .map(Pending::change)
                        .toList(),
                null,
                newer.entrySet().stream()
                        .<Event>map(entry ->
                                new PushSuperseded(entry.getKey().change().subject(), entry.getValue()))
                        .toList()));
        newer.forEach((older, by) ->
                line(Level.INFO, older.change()).addKeyValue("newer", by).log("superseded"));
    }

    /** It cannot be handled here, for a reason of our own that no waiting mends. */
    void setAside(Head head, RuntimeException failure) {
        setAside(change(head), failure, () -> leave(head));
    }

    /** As a new change whose bordereau could not even be looked at. */
    void setAside(Change fresh, RuntimeException failure) {
        setAside(fresh, failure, () -> {});
    }

    /** What the database refuses is among the dead letters alone. */
    private void setAside(Change change, RuntimeException failure, Runnable leave) {
        var reason =
                "it was read but could not be handled (" + failure.getClass().getSimpleName() + ")";
        var alert = unreadable(change, reason);
        results.setAside(change.fact(), reason);
        try {
            transactions.executeWithoutResult(_ -> {
                journal.end(List.of(new End.Untold(change)));
                givenUp.keep(change, Undelivered.SET_ASIDE);
                leave.run();
                results.add(new PushSetAside(change.subject(), reason), alert);
            });
        } catch (RuntimeException refused) {
            if (Delivery.isOutage(refused)) {
                throw refused;
            }
            transactions.executeWithoutResult(_ -> results.add(alert));
        }
        line(Level.ERROR, change)
                .addKeyValue("failure", failure.getClass().getName())
                .log("set aside");
    }

    private static AlertRaised unreadable(Change change, String reason) {
        var topic = change.fact().event().topic().topicName();
        return new AlertRaised(
                AlertCause.RECORD_UNREADABLE,
                topic,
                topic + ", event " + change.id() + ": " + reason,
                change.bordereau());
    }

    void failing(Head head, List<Pending> rest, Answer.Failing failing) {
        var due = delays.after(head.failures(), failing.retryAfter());
        transactions.executeWithoutResult(
                _ -> postpone(head, rest, ParkReason.PARTNER_FAILING, failing.detail(), failing.calls(), due));
    }

    void bordereauUnknown(Head head, List<Pending> rest, Answer.NotFound unknown) {
        var bordereau = change(head).bordereau();
        transactions.executeWithoutResult(_ -> {
            postpone(head, rest, ParkReason.BORDEREAU_UNKNOWN, "HTTP " + unknown.status(), unknown.calls(), null);
            park.noteUnknown(bordereau)
                    .ifPresent(at -> results.raise(
                            new AlertRaised(
                                    AlertCause.BORDEREAU_UNKNOWN,
                                    null,
                                    "Bordereau %s was never imported and MY TUNICLAIM does not know it; its changes wait for the import"
                                            .formatted(bordereau),
                                    bordereau),
                            at));
        });
    }

    /** @param due null when only its import lets it go on, and then the rest waits for the same reason */
    private void postpone(
            Head head, List<Pending> rest, ParkReason reason, String detail, Calls calls, @Nullable Instant due) {
        park(change(head), head.pending().calls().plus(calls), reason, detail, due);
        var reasonOfRest = due == null ? reason : ParkReason.BEHIND_ANOTHER;
        rest.stream()
                .skip(1)
                .filter(pending -> !pending.parked())
                .forEach(pending -> park(pending.change(), Calls.NONE, reasonOfRest, null, due));
        park.postpone(change(head).bordereau(), reason, due);
    }

    /** Their bordereau is unknown, and the partner is not asked again. */
    void waitForImport(List<Pending> fresh) {
        parkAll(fresh, ParkReason.BORDEREAU_UNKNOWN, null);
    }

    /** @param due when what is ahead is tried; null for at once */
    void behindAnother(List<Pending> fresh, @Nullable Instant due) {
        parkAll(fresh, ParkReason.BEHIND_ANOTHER, due == null ? delays.now() : due);
    }

    /** The lane took too long: what is left goes on as soon as there is room. */
    void gaveWay(List<Pending> rest) {
        parkAll(rest.stream().filter(pending -> !pending.parked()).toList(), ParkReason.LANE_SLOW, delays.now());
    }

    private void parkAll(List<Pending> fresh, ParkReason reason, @Nullable Instant due) {
        if (!fresh.isEmpty()) {
            transactions.executeWithoutResult(
                    _ -> fresh.forEach(pending -> park(pending.change(), Calls.NONE, reason, null, due)));
        }
    }

    private void park(Change change, Calls calls, ParkReason reason, @Nullable String detail, @Nullable Instant due) {
        park.add(change, calls, reason, due);
        results.add(new PushParked(change.subject(), reason, calls.made(), calls.unanswered(), detail, due));
        line(Level.INFO, change)
                .addKeyValue("reason", reason)
                .addKeyValue("due", due)
                .log("parked");
    }

    private void leave(Head head) {
        var change = change(head);
        if (head.pending().parked()) {
            park.remove(List.of(change));
        }
        if (head.trouble() != null) {
            park.recovered(change.bordereau());
        }
    }

    private static Change change(Head head) {
        return head.pending().change();
    }

    private static LoggingEventBuilder line(Level level, Change change) {
        return log.atLevel(level)
                .addKeyValue("event", change.id())
                .addKeyValue("bordereau", change.bordereau())
                .addKeyValue("kind", change.thing().kind());
    }
}
