package tn.ars.tuniclaim.pusher.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final int POISON = -13;
    private static final int OUTAGE = -99;
    private static final int BROKEN = -66;

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final Together<Integer, Integer> doubling =
            new Together<>(10, this::doubled, UncheckedIOException.class::isInstance);

    private List<Integer> doubled(List<Integer> asked) {
        groups.add(asked);
        if (asked.contains(0)) {
            waitFor(firstMayEnd);
        }
        if (asked.contains(OUTAGE)) {
            throw new UncheckedIOException(new java.io.IOException("the database is away"));
        }
        if (asked.contains(BROKEN)) {
            throw new NoClassDefFoundError("a jar that is gone");
        }
        if (asked.contains(POISON)) {
            throw new IllegalArgumentException("no such number");
        }
        return asked.stream().map(number -> 2 * number).toList();
    }

    @Test
    void answers_together_what_was_asked_while_it_was_busy_and_each_gets_his_own() throws Exception {
        var answers = askedWhileBusy(IntStream.range(1, 26).boxed().toList());

        for (var number = 1; number < 26; number++) {
            assertThat(answers.get(number - 1).get()).isEqualTo(2 * number);
        }
        assertThat(groups.stream().map(List::size)).containsExactly(1, 10, 10, 5);
    }

    @Test
    void one_that_cannot_be_answered_spoils_no_other() throws Exception {
        var answers = askedWhileBusy(List.of(1, POISON, 3));

        assertThat(answers.get(0).get()).isEqualTo(2);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answers.get(1).get())
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(2).get()).isEqualTo(6);
    }

    @Test
    void an_outage_is_everybodys_and_is_not_tried_again_and_again() throws Exception {
        var answers = askedWhileBusy(List.of(1, OUTAGE));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answers.get(0).get())
                .withCauseInstanceOf(UncheckedIOException.class);
        assertThat(groups).hasSize(2);
    }

    @Test
    void an_error_is_heard_by_all_who_asked_and_who_asks_next_is_answered() throws Exception {
        var answers = askedWhileBusy(List.of(1, BROKEN));

        for (var answer : answers) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(answer::get)
                    .withCauseInstanceOf(NoClassDefFoundError.class);
        }
        assertThat(doubling.ask(4)).isEqualTo(8);
    }

    @Test
    void what_is_told_is_dealt_with_before_what_is_asked_later() {
        doubling.tell(POISON);
        doubling.tell(1);
        assertThat(doubling.ask(2)).isEqualTo(4);
        assertThat(groups.stream().flatMap(List::stream)).containsSubsequence(POISON, 1, 2);
    }

    private List<Future<Integer>> askedWhileBusy(List<Integer> numbers) throws InterruptedException {
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> doubling.ask(0));
            await().until(() -> groups.size() == 1);
            numbers.forEach(number -> answers.add(threads.submit(() -> doubling.ask(number))));
            await().until(() -> doubling.waiting() == numbers.size());
            firstMayEnd.countDown();
            threads.shutdown();
            await().until(first::isDone);
        }
        return answers;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
