package tn.ars.tuniclaim.pusher.together;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import tn.ars.tuniclaim.service.intake.Outages;

/**
 * Gathers what threads ask while the questions before theirs are being answered, and has all of it answered at once. So a round
 * trip, or a transaction, serves as many as wait for it, and nobody waits for others to come. Thread-safe.
 */
public final class Together<Q, A> {

    private static final Logger log = LoggerFactory.getLogger(Together.class);

    private final int most;
    private final Function<List<Q>, List<A>> answers;
    private final Predicate<RuntimeException> isForAll;
    private final ArrayDeque<Asked<Q, A>> asked = new ArrayDeque<>();
    private boolean answering;

    /**
     * @param most questions at once
     * @param answers one for each question, in their order; all or nothing, and harmless when repeated
     * @param isForAll whether a failure has nothing to do with what is asked. Upon any other, each question is asked alone
     */
    public Together(int most, Function<List<Q>, List<A>> answers, Predicate<RuntimeException> isForAll) {
        this.most = most;
        this.answers = answers;
        this.isForAll = isForAll;
    }

    /** With the database: an outage is everybody's; a lock or a conflict may be that of one alone. */
    public static <Q, A> Together<Q, A> inDatabase(int most, Function<List<Q>, List<A>> answers) {
        return new Together<>(
                most,
                answers,
                failure -> Outages.isOutage(failure) && !(failure instanceof ConcurrencyFailureException));
    }

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /** Waits for the answer, or throws what answering it threw. */
    public A ask(Q question) {
        try {
            return submit(question).join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                case null, default -> throw failed;
            }
        }
    }

    /** Without waiting for an answer. It is dealt with before, or at once with, whatever is asked later. */
    public void tell(Q question) {
        var _ = submit(question).whenComplete((_, failure) -> {
            if (failure != null) {
                log.atWarn()
                        .addKeyValue("failure", failure.getClass().getName())
                        .log("nobody waited for what failed");
            }
        });
    }

    private CompletableFuture<A> submit(Q question) {
        var answer = new CompletableFuture<A>();
        synchronized (asked) {
            asked.add(new Asked<>(question, answer));
            if (answering) {
                return answer;
            }
            answering = true;
        }
        Thread.ofVirtual().name("together").start(this::answerAll);
        return answer;
    }

    /** Questions that nobody has looked at. */
    int waiting() {
        synchronized (asked) {
            return asked.size();
        }
    }

    private void answerAll() {
        for (var some = next(); !some.isEmpty(); some = next()) {
            answer(some);
        }
    }

    private List<Asked<Q, A>> next() {
        synchronized (asked) {
            var some = new ArrayList<Asked<Q, A>>();
            while (!asked.isEmpty() && some.size() < most) {
                some.add(asked.remove());
            }
            answering = !some.isEmpty();
            return some;
        }
    }

    private void answer(List<Asked<Q, A>> some) {
        try {
            var given = answers.apply(some.stream().map(Asked::question).toList());
            for (var i = 0; i < some.size(); i++) {
                some.get(i).answer().complete(given.get(i));
            }
        } catch (RuntimeException | Error failure) {
            // Whatever it is: who asks must hear of it, and who asks next must be answered.
            if (some.size() == 1 || isForAll(failure)) {
                some.forEach(one -> one.answer().completeExceptionally(failure));
            } else {
                some.forEach(one -> answer(List.of(one)));
            }
        }
    }

    private boolean isForAll(Throwable failure) {
        return !(failure instanceof RuntimeException own) || isForAll.test(own);
    }
}
