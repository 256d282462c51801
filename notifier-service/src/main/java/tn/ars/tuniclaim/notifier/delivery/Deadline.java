package tn.ars.tuniclaim.notifier.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ends an attempt before its lease does: a server that is in time with each of its replies may be late with all together. */
final class Deadline {

    private Deadline() {}

    /** Interrupts an attempt that takes longer, which closes the socket that it waits at; then hears what came of it. */
    static Answer keep(Duration longest, Callable<Answer> attempt) {
        Future<Answer> answer;
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            answer = thread.submit(attempt);
            endWithin(longest, thread);
        }
        return answer.resultNow();
    }

    /** Whether the attempt that asks has been ended. */
    static boolean isOver() {
        return Thread.currentThread().isInterrupted();
    }

    private static void endWithin(Duration longest, ExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
