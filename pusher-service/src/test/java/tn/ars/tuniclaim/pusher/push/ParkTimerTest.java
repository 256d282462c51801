package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;
import static tn.ars.tuniclaim.pusher.push.FakePartner.ACCEPTED;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneSettings;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.pusher.lane.PlainSource;
import tn.ars.tuniclaim.pusher.lane.ScriptedBroker;
import tn.ars.tuniclaim.pusher.partner.Answer;

/** Four bordereaux are due; the partner answers when the test says so. */
class ParkTimerTest {

    private static final int BORDEREAUX = 4;
    private static final int PARK_LANES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Workbench bench = new Workbench();
    private final Lanes parkLanes = new Lanes(PARK_LANES, PATIENCE);
    private final CountDownLatch answering = new CountDownLatch(1);
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final ParkTimer timer = timer();

    @BeforeEach
    void allAreDue() {
        IntStream.range(0, BORDEREAUX)
                .forEach(number -> bench.park.add(
                        aStatus("t" + number, "BRD-" + number, "BS-1", number),
                        Calls.NONE,
                        ParkReason.LANE_SLOW,
                        bench.clock.instant()));
        bench.partner.answers(this::answer);
    }

    @AfterEach
    void answerAll() {
        answering.countDown();
        parkLanes.close();
    }

    @Test
    void who_leads_without_an_answer_lets_another_start_at_each_tick() {
        for (var started = 1; started <= PARK_LANES; started++) {
            var expected = started;
            timer.tick();
            await().untilAsserted(() -> assertThat(asked).hasSize(expected));
        }
        timer.tick();
        assertThat(parkLanes.free()).isZero();
        assertThat(asked).hasSize(PARK_LANES);
    }

    @Test
    void each_that_gets_through_lets_others_start_without_a_tick() {
        answering.countDown();
        timer.tick();
        await().untilAsserted(() -> assertThat(bench.partner.taken()).hasSize(BORDEREAUX));
    }

    @Test
    void while_the_partner_is_left_alone_nothing_starts_and_then_one_leads() {
        timer.tick();
        await().untilAsserted(() -> assertThat(asked).hasSize(1));
        bench.partner.available(false);
        timer.tick();
        timer.tick();
        bench.partner.available(true);
        bench.later(Duration.ofSeconds(1));
        assertThat(asked).hasSize(1);

        answering.countDown();
        await().untilAsserted(() -> assertThat(bench.partner.taken()).hasSize(BORDEREAUX));
    }

    private Answer answer(Change change) {
        asked.add(change.id());
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return ACCEPTED;
    }

    private ParkTimer timer() {
        var settings = new PushProperties(
                8, 100, PARK_LANES, PATIENCE, Duration.ofSeconds(5), Duration.ofHours(1), false, false);
        var metrics = new SimpleMeterRegistry();
        var broker = new ScriptedBroker(1);
        var idle = new LaneConsumer<>(
                new PlainSource(broker::join, "ars.statuses"),
                new ChangeWork(ReadableChanges::of, bench.names, bench.push, new Ledger(metrics)),
                new LaneSettings(1, 1, 1, Duration.ofMillis(1), Duration.ofMillis(1), PATIENCE));
        return new ParkTimer(
                bench.park, parkLanes, bench.push, new LaneMeters(idle, metrics, bench.clock), settings, bench.clock);
    }
}
