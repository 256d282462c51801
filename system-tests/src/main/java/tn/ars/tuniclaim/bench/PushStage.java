package tn.ars.tuniclaim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.bench.contest.Contest;
import tn.ars.tuniclaim.bench.stage.Conversation;
import tn.ars.tuniclaim.bench.stage.Partner.World;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;

/** The pusher on one database and one broker, beside a program of contestants; one works at a time, the others idle. */
final class PushStage implements AutoCloseable {

    static final int IN_FLIGHT = 256;

    private static final int BORDEREAUX = 2_000;
    private static final long SEED = 7;
    private static final String CONTEST_HEAP = "512m";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Map<String, String> SETTINGS = Map.of(
            "TUNICLAIM_INFLIGHT",
            Integer.toString(IN_FLIGHT),
            "TUNICLAIM_PUSH_LANES",
            Integer.toString(2 * IN_FLIGHT),
            // Nobody is to be treated with care.
            "TUNICLAIM_RATEPERSECOND",
            "1000000");

    private final Stage stage;
    private final Conversation contest;
    private @Nullable Changes changes;

    PushStage(Path project, Path bench) {
        stage = Stage.start(project, bench);
        stage.partner().show(World.clean(SEED, BORDEREAUX));
        contest = stage.converse(
                "contest",
                CONTEST_HEAP,
                Contest.class,
                stage.broker().bootstrapServers(),
                stage.partner().baseUrl());
    }

    Stage stage() {
        return stage;
    }

    Conversation contest() {
        return contest;
    }

    /** Knows all bordereaux, as if they had been imported. */
    Service startPusher() {
        var pusher = stage.pusher("pusher", SETTINGS);
        pusher.start();
        pusher.awaitReady();
        var writing = new Changes(stage.broker().bootstrapServers());
        writing.introduce(BORDEREAUX);
        Waiting.until(
                "the pusher knows all bordereaux",
                PATIENCE,
                () -> stage.database().number("select count(*) from pusher.bordereau") == BORDEREAUX);
        changes = writing;
        return pusher;
    }

    /** Which bordereaux the changes are about. */
    enum Keys {
        /** Measured in its steady state: what starts and what is left over at the end says nothing of it. */
        UNIFORM(0.2, 0.9),
        /** Half of them about one bordereau in a hundred, which are what is left over at the end: all of it is measured. */
        SKEWED(0, 1);

        private final double from;
        private final double to;

        Keys(double from, double to) {
            this.from = from;
            this.to = to;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The share of all that is about the bordereau with the most. */
        double hottest() {
            return this == UNIFORM ? 1.0 / BORDEREAUX : 0.5 / (BORDEREAUX / 100.0) + 0.5 / BORDEREAUX;
        }

        int bordereau(int number) {
            return this == UNIFORM || number % 2 == 0 ? number / 2 % BORDEREAUX : number / 2 % (BORDEREAUX / 100);
        }
    }

    /** Changes a second that can be told at most: calls at once, and one after the other of the bordereau with the most. */
    double limit(Duration latency, Keys keys) {
        var calls = 1_000.0 / latency.toMillis();
        return Math.min(IN_FLIGHT * calls, calls / keys.hottest());
    }

    record Rate(long changes, double seconds) {
        double perSecond() {
            return changes / seconds;
        }
    }

    /** Writes so many changes and waits until all have arrived; answers how fast that went in between. */
    Rate delivered(Duration latency, Keys keys, int count) {
        stage.partner().answersAfter(latency);
        var before = stage.partner().taken();
        changes().pay(count, keys::bordereau);
        var from = awaitTaken(before + (long) (count * keys.from) + 1);
        var to = awaitTaken(before + (long) (count * keys.to));
        awaitTaken(before + count);
        return new Rate(to.taken() - from.taken(), (to.nanos() - from.nanos()) / 1e9);
    }

    private record Seen(long taken, long nanos) {}

    private Seen awaitTaken(long atLeast) {
        Waiting.until("all changes arrived", PATIENCE, () -> stage.partner().taken() >= atLeast);
        return new Seen(stage.partner().taken(), System.nanoTime());
    }

    /** Calls a second of a bare client at the shortest latency, while the pusher has nothing to do. */
    double bareCalls(Duration time) {
        var answer =
                contest.ask("call %d %d".formatted(IN_FLIGHT, time.toSeconds())).split(" ", -1);
        // Its times are of long ago, and would be taken for steps back later.
        stage.partner().forget();
        return Long.parseLong(answer[0]) / (Long.parseLong(answer[1]) / 1e9);
    }

    /** Milliseconds from the writing of each change to the call that tells of it. */
    List<Double> waits(int perSecond, Duration time) {
        var written = changes().payOneByOne(perSecond, time, BORDEREAUX);
        Waiting.until(
                "the last one arrived",
                PATIENCE,
                () -> stage.partner().received(written.size()).keySet().containsAll(written.keySet()));
        var received = stage.partner().received(written.size());
        return written.entrySet().stream()
                .map(one -> Duration.between(one.getValue(), received.getOrDefault(one.getKey(), Instant.MAX))
                                .toNanos()
                        / 1e6)
                .toList();
    }

    private Changes changes() {
        var writing = changes;
        if (writing == null) {
            throw new IllegalStateException("the pusher was not started");
        }
        return writing;
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        stage.close();
    }
}
