package tn.ars.tuniclaim.pusher.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(4, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void keeps_the_order_of_each_key_and_loses_nothing() {
        var work = IntStream.range(0, 1000).boxed().toList();
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        lanes.work(
                work,
                number -> number % 17,
                part -> part.forEach(number -> {
                    LockSupport.parkNanos(20_000);
                    done.add(number);
                }));

        assertThat(done).containsExactlyInAnyOrderElementsOf(work);
        for (var key = 0; key < 17; key++) {
            var of = key;
            assertThat(done.stream().filter(number -> number % 17 == of)).isSorted();
        }
    }

    @Test
    void works_at_different_keys_at_once_up_to_its_limit() {
        var together = new CountDownLatch(4);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        lanes.work(IntStream.range(0, 40).boxed().toList(), number -> number, _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            running.decrementAndGet();
        });

        assertThat(most).hasValue(4);
        assertThat(lanes.free()).isEqualTo(4);
    }

    @Test
    void one_failing_lane_fails_the_whole_after_all_others_have_ended() {
        var done = new AtomicInteger();
        assertThatThrownBy(() -> lanes.work(List.of(1, 2, 3, 4, 5, 6), number -> number, part -> {
                    if (part.getFirst() % 2 == 0) {
                        throw new IllegalStateException("lane " + part.getFirst());
                    }
                    done.incrementAndGet();
                }))
                .hasMessage("lane 2")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
        assertThat(done).hasValue(3);
    }

    @Test
    void what_was_started_ends_before_the_lanes_close() {
        var ended = new AtomicInteger();
        var go = new CountDownLatch(1);
        lanes.start(() -> {
            await(go);
            ended.incrementAndGet();
        });
        assertThat(lanes.free()).isEqualTo(3);
        go.countDown();
        lanes.close();
        assertThat(ended).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
