package tn.ars.tuniclaim.pusher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(4, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        lanes.close();
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

    @Test
    void what_comes_afterwards_finds_the_lane_free() {
        var free = new AtomicInteger();
        lanes.start(() -> {}, () -> free.set(lanes.free()));
        lanes.close();
        assertThat(free).hasValue(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
