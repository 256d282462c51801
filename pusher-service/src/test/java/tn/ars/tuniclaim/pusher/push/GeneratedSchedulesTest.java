package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Thing;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.pusher.partner.PartnerUnavailable;

/**
 * Batches as Kafka would bring them, some again and again, worked off by lanes while the park is drained at the same time, against
 * a partner that fails in every way, also after having carried a change out.
 */
class GeneratedSchedulesTest {

    private static final int CHANGES = 400;
    private static final int PARK_LANES = 3;
    private static final int LATE = 50;
    private static final int IMPORTED_EVERY = 60;
    private static final int BORDEREAUX = 5;
    private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");

    private final Workbench bench = new Workbench();
    private final Set<String> refused = new HashSet<>();
    private UnaryOperator<Change> naming = UnaryOperator.identity();
    private volatile int brought;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void order_holds_and_nothing_is_lost_whatever_happens(long seed) {
        var random = new Random(seed);
        var changes = changes(random);
        workOff(changes, random, seed);

        nothingWentBackwards();
        orderHeldInEachBordereau();
        nothingStayedAway(changes, change -> change.thing().kind() == PushKind.STATUS);
        assertThat(bench.inFlight()).isZero();
    }

    /** As when ARS's modules publish late: what comes too late for its thing is not told. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void nothing_goes_backwards_even_when_older_changes_arrive_after_newer_ones(long seed) {
        var random = new Random(seed);
        var changes = changes(random);
        for (var from = 0; from + LATE <= CHANGES; from += LATE) {
            Collections.shuffle(changes.subList(from, from + LATE), random);
        }
        workOff(changes, random, seed);

        nothingWentBackwards();
        nothingStayedAway(changes, _ -> true);
        assertThat(bench.inFlight()).isZero();
    }

    /**
     * Each is imported while changes of both names are at work, and some names are looked up before they get a lane, some not.
     * The partner knows its own ids only.
     */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void nothing_goes_backwards_whichever_name_a_bordereau_comes_under(long seed) {
        var random = new Random(seed);
        var changes = changes(random);
        bench.partner.knowsPath(path -> {
            IntStream.range(0, Math.min(BORDEREAUX, brought / IMPORTED_EVERY))
                    .forEach(bordereau -> bench.imported("BRD-" + bordereau));
            return path.startsWith("id-of-");
        });
        naming = change -> random.nextBoolean() ? change : change.of(Workbench.idOf(change.bordereau()));
        workOff(changes, random, seed);

        nothingWentBackwards();
        nothingStayedAway(changes, _ -> true);
        assertThat(bench.partner.taken())
                .extracting(taken -> taken.bordereau().value())
                .contains("id-of-BRD-4", "BRD-0");
        assertThat(IntStream.range(0, BORDEREAUX))
                .allMatch(bordereau -> bench.waiting("id-of-BRD-" + bordereau).isEmpty());
        assertThat(bench.inFlight()).isZero();
    }

    private void workOff(List<Change> changes, Random random, long seed) {
        changes.stream().filter(_ -> random.nextInt(20) == 0).map(Change::id).forEach(refused::add);
        bench.partner.answers(new Moods(seed)::answer);
        try (var lanes = new Lanes(4, Duration.ofSeconds(5));
                var parkLanes = new Lanes(PARK_LANES, Duration.ofSeconds(5))) {
            var over = new AtomicBoolean();
            var timer = Thread.startVirtualThread(() -> {
                while (!over.get()) {
                    drainAll(parkLanes);
                    LockSupport.parkNanos(20_000);
                }
            });
            for (var from = 0; from < CHANGES; ) {
                brought = from;
                var to = Math.min(CHANGES, from + 1 + random.nextInt(40));
                bring(lanes, changes.subList(from, to), random);
                from = to;
            }
            over.set(true);
            joined(timer);
            while (parkLanes.free() < PARK_LANES
                    || !bench.park.due(END_OF_TIME, CHANGES).isEmpty()) {
                drainAll(parkLanes);
                LockSupport.parkNanos(20_000);
            }
        }
    }

    private static List<Change> changes(Random random) {
        var changes = new ArrayList<Change>();
        for (var minute = 0; minute < CHANGES; minute++) {
            var bordereau = "BRD-" + random.nextInt(BORDEREAUX);
            var bulletin = random.nextInt(4) == 0 ? null : "BS-" + random.nextInt(3);
            changes.add(
                    random.nextInt(3) == 0
                            ? aPayment("e" + minute, bordereau, bulletin, minute)
                            : aStatus("e" + minute, bordereau, bulletin, minute));
        }
        return changes;
    }

    /** A batch that fails comes again as a whole; one that does not, sometimes too. */
    private void bring(Lanes lanes, List<Change> batch, Random random) {
        var again = random.nextInt(5) == 0;
        var named = batch.stream().map(naming).toList();
        var work = random.nextBoolean() ? named : bench.names.resolved(named);
        while (true) {
            try {
                inLanes(lanes, work);
                if (!again) {
                    return;
                }
                again = false;
            } catch (PartnerUnavailable comesAgain) {
                LockSupport.parkNanos(20_000);
            }
        }
    }

    /** Returns when all lanes have ended. Any of them may fail all. */
    private void inLanes(Lanes lanes, List<Change> work) {
        var failures = new ConcurrentLinkedQueue<PartnerUnavailable>();
        var ofBordereau = work.stream().collect(Collectors.groupingBy(Change::bordereau));
        var running = new CountDownLatch(ofBordereau.size());
        ofBordereau
                .values()
                .forEach(line -> lanes.start(() -> {
                    try {
                        bench.push(line);
                    } catch (PartnerUnavailable failure) {
                        failures.add(failure);
                    } finally {
                        running.countDown();
                    }
                }));
        try {
            running.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        if (!failures.isEmpty()) {
            throw failures.element();
        }
    }

    private void drainAll(Lanes lanes) {
        bench.park
                .due(END_OF_TIME, lanes.free())
                .forEach(due -> lanes.start(() -> {
                    try {
                        bench.push.drain(due);
                    } catch (PartnerUnavailable later) {
                        LockSupport.parkNanos(20_000);
                    }
                }));
    }

    /** Seeded by what is told, not by when, since threads come as they please. */
    private final class Moods {

        private final long seed;
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();

        Moods(long seed) {
            this.seed = seed;
        }

        Answer answer(Change change) {
            var call = calls.merge(change.id(), 1, Integer::sum);
            var mood = new Random(seed * 31 + change.id().hashCode() * 17L + call).nextInt(10);
            if (mood < 2) {
                LockSupport.parkNanos(20_000);
            }
            return switch (mood) {
                case 3 -> FakePartner.FAILING;
                case 4 -> {
                    bench.partner.take(change);
                    yield FakePartner.FAILING;
                }
                case 5 -> throw new PartnerUnavailable("for a moment");
                default -> refused.contains(change.id()) ? FakePartner.REFUSED : FakePartner.ACCEPTED;
            };
        }
    }

    private void nothingWentBackwards() {
        var newest = new HashMap<Thing, Change>();
        for (var taken : bench.names.resolved(bench.partner.taken())) {
            var before = newest.put(taken.thing(), taken);
            assertThat(before == null || !before.moment().isAfter(taken.moment()))
                    .as("%s after %s", taken, before)
                    .isTrue();
        }
    }

    /** Also across its things. */
    private void orderHeldInEachBordereau() {
        var ofBordereau = bench.partner.taken().stream().collect(Collectors.groupingBy(Change::bordereau));
        for (Map.Entry<BordereauReference, List<Change>> entry : ofBordereau.entrySet()) {
            assertThat(entry.getValue().stream().map(Change::moment))
                    .as(entry.getKey().value())
                    .isSorted();
        }
    }

    /** Each was told or refused, or may be superseded and is: by a newer one of its thing that was told or refused. */
    private void nothingStayedAway(List<Change> changes, Predicate<Change> maybeSuperseded) {
        var ended = new HashSet<>(bench.partner.takenIds());
        ended.addAll(refused);
        for (var change : changes) {
            if (!ended.contains(change.id())) {
                assertThat(maybeSuperseded.test(change)).as(change.id()).isTrue();
                assertThat(changes)
                        .as("a newer one than " + change)
                        .anyMatch(other -> other.thing().equals(change.thing())
                                && other.moment().isAfter(change.moment())
                                && ended.contains(other.id()));
            }
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
