package tn.ars.tuniclaim.pusher.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.pusher.partner.Partner;

/** Answers as told and remembers, in order, what it took. */
class FakePartner implements Partner {

    static final Answer ACCEPTED = new Answer.Accepted(200, Calls.answered(1), Duration.ZERO);
    static final Answer REFUSED = new Answer.Refused(422, "code inconnu", Calls.answered(1));
    static final Answer NOT_FOUND = new Answer.NotFound(404, "inconnu", Calls.answered(1));
    static final Answer FAILING = new Answer.Failing("HTTP 503", null, Calls.answered(3));

    private final List<Change> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Change, Answer> answers = _ -> ACCEPTED;
    private volatile Predicate<String> knowsPath = _ -> true;
    private volatile boolean available = true;

    void answers(Function<Change, Answer> changed) {
        answers = changed;
    }

    void knowsPath(Predicate<String> changed) {
        knowsPath = changed;
    }

    void available(boolean changed) {
        available = changed;
    }

    List<Change> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    List<String> takenIds() {
        return taken().stream().map(Change::id).toList();
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    /** As if the partner had carried it out, whatever its answer. */
    void take(Change change) {
        taken.add(change);
    }

    @Override
    public Answer tell(Change change, String path, Runnable beforeEachCall) {
        beforeEachCall.run();
        paths.add(path);
        var answer = knowsPath.test(path) ? answers.apply(change) : NOT_FOUND;
        if (answer instanceof Answer.Accepted) {
            take(change);
        }
        return answer;
    }

    @Override
    public boolean isAvailable() {
        return available;
    }

    @Override
    public @Nullable Instant lastAnswered() {
        return null;
    }

    @Override
    public Duration longestCall() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Condition condition() {
        return available ? Condition.AVAILABLE : Condition.UNAVAILABLE;
    }
}
