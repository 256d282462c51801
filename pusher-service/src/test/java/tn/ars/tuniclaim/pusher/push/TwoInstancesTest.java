package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.bordereau.MemoryBordereaux;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tn.ars.tuniclaim.pusher.change.Thing;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.journal.JournalInDatabase;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneSettings;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.pusher.lane.PlainSource;
import tn.ars.tuniclaim.pusher.lane.ScriptedBroker;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.park.ParkInDatabase;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.service.intake.Outages;

/**
 * Two instances with the real database between them, which take partitions from each other again and again while both drain
 * what is parked, against one partner that fails, also after having carried a change out.
 */
class TwoInstancesTest {

    private static final int CHANGES = 240;
    private static final int BORDEREAUX = 8;
    private static final int PARTITIONS = 4;
    private static final int REBALANCES = 12;
    private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");
    private static final LaneSettings LANES =
            new LaneSettings(6, 1, 50, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofSeconds(20));

    private static final HikariDataSource DATABASE = pooled(PusherDatabase.fresh());

    private final Clock clock = Clock.systemUTC();
    private final Partner partner = new Partner();
    private final MemoryBordereaux bordereaux = new MemoryBordereaux(_ -> false);

    private static HikariDataSource pooled(DataSource plain) {
        var pool = new HikariDataSource();
        pool.setDataSource(plain);
        return pool;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void order_holds_and_nothing_is_lost_when_two_instances_take_partitions_from_each_other(long seed) {
        var broker = new ScriptedBroker(seed);
        broker.isMoody(3, 0);
        var changes = changes(seed);
        partner.moods(seed);
        changes.forEach(change -> broker.add(ReadableChanges.record(change, partitionOf(change.bordereau()))));

        try (var one = new Instance(broker);
                var other = new Instance(broker)) {
            for (var rebalance = 1; rebalance <= REBALANCES; rebalance++) {
                var calls = rebalance * CHANGES / REBALANCES / 2;
                await().atMost(Duration.ofSeconds(30)).until(() -> partner.calls() >= calls || isOver(broker, one));
                broker.rebalance();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> isOver(broker, one));
            assertThat(one.isRunning() && other.isRunning()).isTrue();
        }

        assertThat(partner.twoAtOnce)
                .as("two calls at once about one bordereau")
                .isEmpty();
        nothingWentBackwards();
        nothingStayedAway(changes);
    }

    private static boolean isOver(ScriptedBroker broker, Instance instance) {
        return broker.isAllCommitted() && instance.park.due(END_OF_TIME, 1).isEmpty() && instance.nothingWaits();
    }

    /** Of one seed alone: the database is that of all. */
    private static List<Change> changes(long seed) {
        var random = new Random(seed);
        var statuses = new int[PARTITIONS];
        var payments = new int[PARTITIONS];
        var changes = new ArrayList<Change>();
        for (var number = 0; number < CHANGES; number++) {
            var bordereau = "BRD-" + seed + "-" + random.nextInt(BORDEREAUX);
            var bulletin = "BS-" + random.nextInt(3);
            var id = "e-" + seed + "-" + number;
            var partition = partitionOf(new BordereauReference(bordereau));
            changes.add(
                    random.nextInt(3) == 0
                            ? aPayment(id, bordereau, bulletin, payments[partition]++)
                            : aStatus(id, bordereau, bulletin, statuses[partition]++));
        }
        return changes;
    }

    private static int partitionOf(BordereauReference bordereau) {
        return Math.floorMod(bordereau.value().hashCode(), PARTITIONS);
    }

    private void nothingWentBackwards() {
        var newest = new HashMap<Thing, Change>();
        for (var taken : partner.taken()) {
            var before = newest.put(taken.thing(), taken);
            assertThat(before == null || !before.moment().isAfter(taken.moment()))
                    .as("%s after %s", taken, before)
                    .isTrue();
        }
    }

    /** Each payment was told, and of each thing its newest status. */
    private void nothingStayedAway(List<Change> changes) {
        var told = new HashSet<>(partner.takenIds());
        var newest = new HashMap<Thing, String>();
        changes.forEach(change -> newest.put(change.thing(), change.id()));
        assertThat(told).containsAll(newest.values());
        assertThat(changes.stream()
                        .filter(change -> change.thing().kind() == PushKind.PAYMENT)
                        .map(Change::id))
                .isSubsetOf(told);
    }

    /** Notices when two speak about one bordereau at once. */
    private static final class Partner extends FakePartner {

        private final Map<BordereauReference, Integer> underWay = new ConcurrentHashMap<>();
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private final Set<BordereauReference> twoAtOnce = ConcurrentHashMap.newKeySet();

        void moods(long seed) {
            answers(change -> answer(change, seed));
        }

        int calls() {
            return calls.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Seeded by what is told, not by when, since threads come as they please. */
        private Answer answer(Change change, long seed) {
            if (underWay.merge(change.bordereau(), 1, Integer::sum) > 1) {
                twoAtOnce.add(change.bordereau());
            }
            try {
                LockSupport.parkNanos(500_000);
                var call = calls.merge(change.id(), 1, Integer::sum);
                return switch (new Random(seed * 31 + change.id().hashCode() * 17L + call).nextInt(10)) {
                    case 0 -> FAILING;
                    case 1 -> {
                        take(change);
                        yield FAILING;
                    }
                    default -> ACCEPTED;
                };
            } finally {
                underWay.merge(change.bordereau(), -1, Integer::sum);
            }
        }
    }

    /** Both share the database, the partner and the broker, and nothing else. */
    private final class Instance implements AutoCloseable {

        private final JdbcTransactionManager manager = new JdbcTransactionManager(DATABASE);
        private final Park park = transactional(Park.class, ParkInDatabase.of(DATABASE, Duration.ofSeconds(45), clock));
        private final PushChanges push = push();
        private final LaneConsumer<Change> lanes;
        private final Lanes parkLanes = new Lanes(4, Duration.ofSeconds(20));
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread timer = Thread.ofVirtual().unstarted(this::drainOn);

        Instance(ScriptedBroker broker) {
            var work = new ChangeWork(
                    ReadableChanges::of, new Names(bordereaux), push, new Ledger(new SimpleMeterRegistry()));
            lanes = new LaneConsumer<>(new PlainSource(broker::join, "ars.statuses"), work, LANES);
            lanes.start();
            timer.start();
        }

        private PushChanges push() {
            var journal = transactional(Journal.class, JournalInDatabase.of(DATABASE, clock));
            var transactions = new TransactionTemplate(manager);
            var settings = new PushProperties(
                    6, 50, 4, Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(1), false, false);
            var delays = new Delays(settings.firstDelay(), settings.longestDelay(), clock, new Random(7));
            var ends = new Ends(journal, park, new RecordedGivenUp(), new RecordedResults(), delays, transactions);
            return new PushChanges(
                    new Visits(bordereaux, park, journal, settings, transactions),
                    park,
                    new Delivery(partner, ends, settings, clock),
                    ends,
                    new Ledger(new SimpleMeterRegistry()));
        }

        private <T> T transactional(Class<T> type, T target) {
            var proxy = new ProxyFactory(target);
            proxy.addAdvice(new TransactionInterceptor(
                    (TransactionManager) manager, new AnnotationTransactionAttributeSource()));
            return type.cast(proxy.getProxy());
        }

        private void drainOn() {
            while (!over.get()) {
                drainOnce();
                LockSupport.parkNanos(1_000_000);
            }
        }

        /** As its timer in earnest: what passes by itself is tried again at the next look. */
        private void drainOnce() {
            try {
                park.due(clock.instant(), parkLanes.free()).forEach(due -> parkLanes.start(() -> push.drain(due)));
            } catch (RuntimeException failure) {
                if (!Outages.isOutage(failure)) {
                    throw failure;
                }
            }
        }

        boolean nothingWaits() {
            return park.oldest().isEmpty();
        }

        boolean isRunning() {
            return lanes.isRunning();
        }

        @Override
        public void close() {
            over.set(true);
            try {
                timer.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            lanes.close();
            parkLanes.close();
        }
    }
}
