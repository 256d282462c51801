package tn.ars.tuniclaim.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.importer.run.Runs.Pulse;

class ActiveRunTest {

    private static final Ending SHUTDOWN = Ending.interrupted("stopped");

    @Test
    void gives_up_waiting_when_it_is_stopped() throws InterruptedException {
        var interrupted = new AtomicBoolean();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.set(true);
            }
        });
        new ActiveRun(UUID.randomUUID(), waiting).stop(SHUTDOWN);
        waiting.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void writes_to_its_end_what_it_has_begun_to_write() throws InterruptedException {
        var writing = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var torn = new AtomicBoolean(true);
        var made = new CompletableFuture<ActiveRun>();
        var thread = Thread.ofVirtual().start(() -> {
            var run = new ActiveRun(UUID.randomUUID(), Thread.currentThread());
            made.complete(run);
            run.undisturbed(() -> {
                writing.countDown();
                try {
                    mayEnd.await();
                    torn.set(false);
                } catch (InterruptedException disturbed) {
                    torn.set(true);
                }
            });
        });
        writing.await();
        var stopping = Thread.ofVirtual().start(() -> made.join().stop(SHUTDOWN));
        await().until(() -> stopping.getState() != Thread.State.NEW && stopping.getState() != Thread.State.RUNNABLE);
        mayEnd.countDown();
        thread.join();
        stopping.join();
        assertThat(torn).isFalse();
    }

    @Test
    void writes_nothing_more_once_it_is_stopped() {
        var run = new ActiveRun(UUID.randomUUID(), Thread.currentThread());
        run.stop(SHUTDOWN);
        assertThatExceptionOfType(ActiveRun.Stopped.class)
                .isThrownBy(() -> run.undisturbed(() -> {
                    throw new AssertionError("written");
                }));
        assertThat(run.stopped()).isEqualTo(SHUTDOWN);
    }

    @Test
    void is_not_stopped_any_more_once_it_is_over() {
        var run = new ActiveRun(UUID.randomUUID(), Thread.currentThread());
        run.isOver();
        run.stop(SHUTDOWN);
        assertThat(run.stopped()).isNull();
    }

    @Test
    void stops_when_the_run_was_cancelled_or_taken_from_it_and_the_first_word_counts() {
        var run = new ActiveRun(UUID.randomUUID(), Thread.currentThread());
        run.hear(Optional.of(new Pulse(null, null)));
        assertThat(run.stopped()).isNull();
        run.hear(Optional.of(new Pulse("samia", null)));
        run.hear(Optional.empty());
        assertThat(run.stopped()).isEqualTo(Ending.cancelled("samia", null));
    }
}
