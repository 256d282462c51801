package tn.ars.tuniclaim.pusher.push;

import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.SettableClock;
import tn.ars.tuniclaim.pusher.bordereau.MemoryBordereaux;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.journal.MemoryJournal;
import tn.ars.tuniclaim.pusher.journal.Told;
import tn.ars.tuniclaim.pusher.park.MemoryPark;

/** The rules of pushing with a partner, a park and a journal that live in memory, and a clock that is set by hand. */
final class Workbench {

    static final Duration BUDGET = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(MIDNIGHT);
    private final Set<String> spoiling = ConcurrentHashMap.newKeySet();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    final Clock clock = new SettableClock(now::get);
    final FakePartner partner = new FakePartner();
    final RecordedResults results = new RecordedResults();
    final RecordedGivenUp givenUp = new RecordedGivenUp();
    final MemoryPark park = new MemoryPark(clock);
    private final MemoryBordereaux bordereaux = new MemoryBordereaux(park::hasLane);
    final Journal journal = new MemoryJournal() {
        @Override
        public Told told(BordereauReference bordereau, Collection<String> changeIds) {
            if (!Collections.disjoint(changeIds, spoiling)) {
                throw new IllegalStateException("the database refuses it");
            }
            return super.told(bordereau, changeIds);
        }
    };
    final Names names;
    final PushChanges push;

    Workbench() {
        this(false);
    }

    Workbench(boolean mergePayments) {
        var delays = new Delays(Duration.ofSeconds(5), Duration.ofHours(1), clock, new Random(7));
        var transactions = TransactionOperations.withoutTransaction();
        names = new Names(bordereaux);
        var ends = new Ends(journal, park, givenUp, results, delays, transactions);
        var settings =
                new PushProperties(8, 100, 4, BUDGET, Duration.ofSeconds(5), Duration.ofHours(1), mergePayments, false);
        var delivery = new Delivery(partner, ends, settings, clock);
        push = new PushChanges(
                new Visits(bordereaux, park, journal, settings, transactions),
                park,
                delivery,
                ends,
                new Ledger(metrics));
    }

    static BordereauReference idOf(BordereauReference reference) {
        return new BordereauReference("id-of-" + reference);
    }

    /** Nothing can be looked up together with that change. */
    void spoils(String changeId) {
        spoiling.add(changeId);
    }

    void imported(String bordereau) {
        var reference = new BordereauReference(bordereau);
        bordereaux.learn(reference, idOf(reference));
        park.setFree(List.of(reference, idOf(reference)));
    }

    void push(Change... changes) {
        push(List.of(changes));
    }

    void push(List<Change> changes) {
        push.push(changes, () -> {});
    }

    void drain(String bordereau) {
        push.drain(new BordereauReference(bordereau));
    }

    void later(Duration passed) {
        now.updateAndGet(before -> before.plus(passed));
    }

    List<String> waiting(String bordereau) {
        return park.waiting(new BordereauReference(bordereau)).stream()
                .map(parked -> parked.change().id())
                .toList();
    }

    double count(String counter, String... tags) {
        return metrics.find(counter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double inFlight() {
        return metrics.get("tuniclaim.pusher.in-flight").gauge().value();
    }

    static List<String> ids(Change... changes) {
        return Arrays.stream(changes).map(Change::id).collect(Collectors.toList());
    }
}
