package tn.ars.tuniclaim.pusher.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Lanes run when the test says so, and time passes when it says so. */
class ScheduleTest {

    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);
    private static final LaneSettings SETTINGS =
            new LaneSettings(3, 3, 4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(1));

    private final ArrayDeque<Runnable> threads = new ArrayDeque<>();
    private final Recorded work = new Recorded();
    private long now;
    private final Schedule<String> schedule = new Schedule<>(work, SETTINGS, threads::add, () -> now);

    @Test
    void works_at_what_is_at_hand_of_a_key_together_and_at_each_key_in_order() {
        given(P0, "a1", "b1", "a2");
        startAll();

        assertThat(work.lines).containsExactly(List.of("a1", "a2"), List.of("b1"));
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 3L));
        assertThat(schedule.figures().lanes()).isZero();
    }

    @Test
    void commits_only_what_stands_before_all_that_is_open() {
        work.failing = "b";
        given(P0, "a1", "b1", "c1");
        startAll();
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 1L));
        assertThat(schedule.figures()).isEqualTo(new LaneFigures(0, 3, 1, 1, 1, Instant.ofEpochMilli(1001)));

        work.failing = "";
        now += Duration.ofSeconds(1).toNanos();
        startAll();
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 3L));
    }

    @Test
    void what_fails_comes_again_before_what_follows_it_and_later_each_time() {
        work.failing = "a";
        given(P0, "a1");
        startAll();
        given(P0, 1, "a2");
        for (var seconds : List.of(1, 2, 3, 3)) {
            now += Duration.ofSeconds(seconds).toNanos() - 1;
            startAll();
            now += 1;
            var before = work.lines.size();
            startAll();
            assertThat(work.lines).hasSize(before + 1).last().isEqualTo(List.of("a1", "a2"));
        }
    }

    @Test
    void never_runs_more_lanes_than_it_may() {
        given(P0, "a1", "b1", "c1", "d1");
        schedule.start();
        assertThat(threads).hasSize(3);
        assertThat(schedule.figures().atWork()).isEqualTo(3);
        startAll();
        assertThat(work.lines).hasSize(4);
    }

    @Test
    void stops_fetching_at_the_window_and_goes_on_at_half_of_it() {
        given(P0, "a1", "b1", "c1", "d1");
        assertThat(schedule.full()).containsExactly(P0);
        schedule.start();
        threads.remove();
        threads.remove().run();
        assertThat(schedule.figures().inHand()).isEqualTo(2);
        assertThat(schedule.full()).isEmpty();
    }

    @Test
    void fetches_on_while_one_is_slow_however_far_it_falls_behind() {
        work.failing = "slow";
        given(P0, "slow1");
        startAll();
        for (var offset = 1; offset < 2_000; offset++) {
            assertThat(schedule.full()).isEmpty();
            given(P0, offset, "x" + offset);
            startAll();
        }
        assertThat(schedule.figures().inHand()).isEqualTo(1);
        assertThat(schedule.uncommitted()).isEmpty();

        work.failing = "";
        now += Duration.ofSeconds(1).toNanos();
        startAll();
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 2_000L));
    }

    @Test
    void at_the_start_one_leads_the_others_where_that_is_set() {
        var careful = new Schedule<>(
                work,
                new LaneSettings(3, 1, 4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(1)),
                threads::add,
                () -> now);
        careful.assigned(List.of(P0));
        careful.admit(
                Map.of(P0, 3L), List.of(task(P0, 0, "a1"), task(P0, 1, "b1"), task(P0, 2, "c1"), task(P0, 3, "d1")));
        work.failing = "a";
        careful.start();
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(work.lines).hasSize(4);
        assertThat(careful.figures().allowed()).isEqualTo(3);
    }

    @Test
    void who_leads_without_coming_to_an_end_lets_another_start_each_second() {
        var careful = new Schedule<>(
                work,
                new LaneSettings(3, 1, 4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(1)),
                threads::add,
                () -> now);
        careful.assigned(List.of(P0));
        now += Duration.ofSeconds(10).toNanos();
        careful.admit(
                Map.of(P0, 3L), List.of(task(P0, 0, "a1"), task(P0, 1, "b1"), task(P0, 2, "c1"), task(P0, 3, "d1")));
        for (var started : List.of(1, 2, 3, 3)) {
            careful.start();
            assertThat(threads).hasSize(started);
            now += Duration.ofSeconds(1).toNanos() - 1;
            careful.start();
            assertThat(threads).hasSize(started);
            now += 1;
        }
    }

    @Test
    void a_lead_does_not_lapse_while_the_gate_is_closed() {
        work.open = false;
        given(P0, "a1", "b1", "c1");
        startAll();
        work.open = true;
        schedule.start();
        work.open = false;
        now += Duration.ofSeconds(5).toNanos();
        schedule.start();
        work.open = true;
        schedule.start();
        assertThat(threads).hasSize(1);
    }

    /** Every thing of a window has a new state again and again, as in a long outage. */
    @Test
    void what_is_sifted_leaves_room_however_long_the_gate_stays_closed() {
        work.open = false;
        schedule.assigned(List.of(P0));
        var offset = 0L;
        for (var round = 0; round < 500; round++) {
            for (var key : List.of("a", "b", "c")) {
                assertThat(schedule.full()).isEmpty();
                given(P0, offset++, key + round);
                startAll();
            }
        }
        assertThat(schedule.figures().inHand()).isEqualTo(3);

        work.open = true;
        startAll();
        assertThat(work.lines).containsExactlyInAnyOrder(List.of("a499"), List.of("b499"), List.of("c499"));
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 1_500L));
    }

    @Test
    void while_the_gate_is_closed_nothing_starts_and_then_one_leads_the_others() {
        work.open = false;
        given(P0, "a1", "b1", "c1", "d1");
        given(P1, "e1", "f1", "g1", "h1");
        startAll();
        assertThat(work.lines).isEmpty();
        assertThat(schedule.figures().allowed()).isEqualTo(1);

        work.open = true;
        schedule.start();
        assertThat(threads).hasSize(1);
        work.beforeEach = () -> work.most.add(schedule.figures().atWork());
        startAll();
        assertThat(work.lines).hasSize(8);
        assertThat(schedule.figures().allowed()).isEqualTo(3);
    }

    @Test
    void a_lane_that_closes_the_gate_goes_on_without_a_pause_once_it_opens() {
        work.failing = "a";
        work.beforeEach = () -> work.open = false;
        given(P0, "a1");
        startAll();
        given(P0, 1, "b1");
        startAll();
        assertThat(work.lines).hasSize(1);

        work.open = true;
        work.failing = "";
        work.beforeEach = () -> {};
        startAll();
        assertThat(work.lines).contains(List.of("a1"), List.of("b1"));
    }

    @Test
    void sifts_while_the_gate_is_closed_and_so_fetches_on() {
        work.open = false;
        given(P0, "a1", "a2", "b1", "a3");
        assertThat(schedule.full()).containsExactly(P0);
        startAll();
        assertThat(work.lines).isEmpty();
        assertThat(schedule.figures().inHand()).isEqualTo(2);
        assertThat(schedule.full()).isEmpty();
        given(P0, 4, "a4");
        startAll();

        work.open = true;
        startAll();
        assertThat(work.lines).containsExactlyInAnyOrder(List.of("a4"), List.of("b1"));
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 5L));
    }

    @Test
    void sifts_again_what_could_not_be_sifted() {
        work.open = false;
        work.siftingFails = true;
        given(P0, "a1", "a2");
        startAll();
        assertThat(schedule.uncommitted()).isEmpty();

        work.siftingFails = false;
        startAll();
        assertThat(schedule.uncommitted()).as("not before its pause is over").isEmpty();
        now += Duration.ofSeconds(1).toNanos();
        startAll();
        assertThat(schedule.uncommitted()).containsExactly(Map.entry(P0, 1L));
    }

    @Test
    void what_is_revoked_does_not_start_and_what_is_under_way_counts_no_more_once_forgotten() {
        given(P0, "a1", "b1", "c1", "d1");
        given(P1, "a2", "e1");
        schedule.start();
        schedule.quiesce(List.of(P0), Duration.ZERO);
        schedule.forget(List.of(P0));
        startAll();

        assertThat(work.lines)
                .contains(List.of("b1"), List.of("c1"), List.of("e1"))
                .doesNotContain(List.of("d1"));
        assertThat(schedule.uncommitted()).containsOnlyKeys(P1);
        assertThat(schedule.figures().inHand()).isZero();
        assertThat(schedule.figures().lanes()).isZero();
    }

    @Test
    void a_lane_at_work_is_told_that_its_records_are_gone_and_its_failure_is_none() {
        var told = new AtomicReference<StintIsOver>();
        work.withStint = stint -> {
            stint.demand();
            schedule.forget(List.of(P0));
            try {
                stint.demand();
            } catch (StintIsOver over) {
                told.set(over);
                throw over;
            }
        };
        given(P0, "a1");
        startAll();
        assertThat(told.get()).isNotNull();
        assertThat(schedule.figures()).isEqualTo(new LaneFigures(0, 3, 0, 0, 0, null));
    }

    @Test
    void records_of_a_partition_that_is_not_ours_are_a_mistake() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> schedule.admit(Map.of(P1, 1L), List.of()));
    }

    private void given(TopicPartition partition, String... values) {
        schedule.assigned(List.of(partition));
        given(partition, 0, values);
    }

    private void given(TopicPartition partition, long from, String... values) {
        var tasks = new ArrayList<Task<String>>();
        for (var value : values) {
            tasks.add(task(partition, from + tasks.size(), value));
        }
        schedule.admit(Map.of(partition, from + values.length - 1), tasks);
    }

    private static Task<String> task(TopicPartition partition, long offset, String value) {
        var record = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                1000 + offset,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        return new Task<>(value.replaceAll("\\d", ""), value, record);
    }

    private void startAll() {
        schedule.start();
        while (!threads.isEmpty()) {
            threads.remove().run();
            schedule.start();
        }
    }

    /** Sifting leaves the last of each line. */
    private static final class Recorded implements LaneWork<String> {

        private final List<List<String>> lines = new ArrayList<>();
        private final List<Integer> most = new ArrayList<>();
        private String failing = "";
        private boolean open = true;
        private boolean siftingFails;
        private Runnable beforeEach = () -> {};
        private java.util.function.Consumer<Stint> withStint = _ -> {};

        @Override
        public List<Task<String>> read(List<ConsumerRecord<String, byte[]>> records) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void work(List<String> line, Stint stint) {
            beforeEach.run();
            lines.add(line);
            withStint.accept(stint);
            if (!failing.isEmpty() && line.getFirst().startsWith(failing)) {
                throw new IllegalStateException("fails");
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public List<String> sift(List<String> line) {
            if (siftingFails) {
                throw new IllegalStateException("fails");
            }
            return line.subList(0, line.size() - 1);
        }
    }
}
