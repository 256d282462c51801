package tn.ars.tuniclaim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tn.ars.tuniclaim.bench.stage.Partner;
import tn.ars.tuniclaim.bench.stage.Partner.Verdict;
import tn.ars.tuniclaim.bench.stage.Partner.World;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;

/**
 * Three pushers that are killed and driven from their partitions while the partner errs and hangs; an outage with a backlog; and
 * bordereaux that never come through. The partner's own ledger says what arrived.
 */
final class PushFaults implements AutoCloseable {

    private static final int PUSHERS = 3;
    /** Calls at once of all of them. */
    static final int IN_FLIGHT = PUSHERS * 64;

    private static final int BORDEREAUX = 2_000;
    private static final int BULLETINS = 20;
    /** Changes written in one go. */
    private static final int SOME = 50_000;

    private static final String GROUP = "pusher-service";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Who died, and what hangs, is missed sooner than in production; the rest is as it is there. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("TUNICLAIM_RATEPERSECOND", "1000000"),
            Map.entry("TUNICLAIM_CALLTIMEOUT", "2s"),
            Map.entry("TUNICLAIM_TRANSPORT_CONNECTTIMEOUT", "1s"),
            Map.entry("TUNICLAIM_BREAKEROPEN", "2s"),
            Map.entry("TUNICLAIM_PARK_CLAIM", "10s"),
            Map.entry("TUNICLAIM_PARK_CLAIMRESERVE", "4s"),
            Map.entry("TUNICLAIM_PUSH_FIRSTDELAY", "1s"),
            Map.entry("TUNICLAIM_PUSH_LONGESTDELAY", "4s"),
            Map.entry("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000"));

    private final Stage stage;
    private final Changes changes;
    private final SplittableRandom random;
    private final List<Service> pushers = new ArrayList<>();

    PushFaults(Path project, Path bench, long seed) {
        stage = Stage.start(project, bench);
        random = new SplittableRandom(seed);
        stage.partner().show(World.clean(seed, BORDEREAUX));
        for (var number = 1; number <= PUSHERS; number++) {
            pushers.add(stage.pusher("pusher-" + number, SETTINGS));
        }
        pushers.forEach(Service::start);
        pushers.forEach(Service::awaitReady);
        changes = new Changes(stage.broker().bootstrapServers());
        changes.introduce(BORDEREAUX);
        Waiting.until(
                "the pushers know all bordereaux",
                PATIENCE,
                () -> stage.database().number("select count(*) from pusher.bordereau") == BORDEREAUX);
    }

    /**
     * What was found.
     *
     * @param kills of a pusher while changes were told
     * @param evictions of all pushers from their partitions
     */
    record Disturbed(long changes, long kills, long evictions, Verdict verdict) {}

    /** Errors, hangs, lost answers, kills and rebalances, one every few seconds, until all has arrived. */
    Disturbed disturbed(int count) {
        var partner = stage.partner();
        partner.forget();
        partner.faults(List.of(
                Partner.latency(Duration.ofMillis(50)),
                Map.of("effect", "error", "status", 503, "share", 0.05),
                Map.of("effect", "reset", "when", "after", "share", 0.005),
                Map.of("effect", "hang", "share", 0.02)));
        write(count, true);
        var kills = 0L;
        var evictions = 0L;
        while (partner.verdict().missing() > count / 20) {
            Waiting.pause(Duration.ofMillis(2_000 + random.nextInt(4_000)));
            if (random.nextBoolean()) {
                var victim = pushers.get(random.nextInt(PUSHERS));
                victim.kill();
                victim.start();
                kills++;
            } else {
                stage.broker().evict(GROUP);
                evictions++;
            }
        }
        partner.answersAfter(Duration.ofMillis(10));
        awaitAll();
        return new Disturbed(count, kills, evictions, partner.verdict());
    }

    private void write(int count, boolean payments) {
        var bulletins = BORDEREAUX * BULLETINS;
        stage.partner().expect(changes.decide(count, _ -> random.nextInt(bulletins), payments));
    }

    private void awaitAll() {
        Waiting.until("all has arrived", PATIENCE, () -> {
            // The partner reads all its books for that.
            Waiting.pause(Duration.ofMillis(500));
            return stage.partner().verdict().missing() == 0;
        });
    }

    /**
     * @param calls that the partner took once it was back
     * @param drained how long that was after it was back
     */
    record Outage(long changes, long things, long calls, Duration drained, Verdict verdict) {}

    /** The partner is away while so many statuses of so many bulletins are decided, and then comes back. */
    Outage outage(int count, int things) {
        var partner = stage.partner();
        partner.answersAfter(Duration.ofMillis(10));
        partner.forget();
        partner.faults(List.of(Map.of("effect", "refuse")));
        var before = ended();
        partner.expect(changes.decide(count, number -> number % things, false));
        Waiting.until("what is pointless is sifted out", PATIENCE, () -> ended() - before >= (count - things) * 0.99);
        var began = System.nanoTime();
        partner.answersAfter(Duration.ofMillis(10));
        awaitAll();
        var drained = Duration.ofNanos(System.nanoTime() - began);
        return new Outage(count, things, partner.taken(), drained, partner.verdict());
    }

    /** Changes that came to their ends, as the pushers remember it. */
    private long ended() {
        return stage.database().number("select count(*) from pusher.ended");
    }

    /** Changes a second of all other bordereaux, with one that always fails and one that always hangs, and without. */
    double throughputKept(int count) {
        // What was loaded and compiled for the first serves the others.
        var _ = rate(count, List.of());
        var calm = rate(count, List.of());
        var beside = List.of(BORDEREAUX - 1, BORDEREAUX - 2);
        var failing = Map.<String, Object>of(
                "effect", "error", "status", 500, "references", List.of(Changes.reference(beside.getFirst())));
        var hanging =
                Map.<String, Object>of("effect", "hang", "references", List.of(Changes.reference(beside.getLast())));
        return rate(count, List.of(failing, hanging)) / calm;
    }

    private double rate(int count, List<Map<String, Object>> faults) {
        var partner = stage.partner();
        var all = new ArrayList<>(faults);
        all.add(Partner.latency(Duration.ofMillis(200)));
        partner.faults(all);
        var others = BORDEREAUX - 2;
        if (!faults.isEmpty()) {
            changes.pay(100, number -> others + number % 2);
        }
        var before = partner.taken();
        changes.pay(count, number -> number % others);
        Waiting.until("some arrived", PATIENCE, () -> partner.taken() - before > count / 5);
        var began = System.nanoTime();
        var from = partner.taken();
        Waiting.until("most arrived", PATIENCE, () -> partner.taken() - before > count * 9 / 10);
        var rate = (partner.taken() - from) / ((System.nanoTime() - began) / 1e9);
        Waiting.until("all arrived", PATIENCE, () -> partner.taken() - before >= count);
        return rate;
    }

    /** The heap of one pusher, in bytes, while so many changes wait for it in Kafka. */
    long heapBeforeBacklog(int count) {
        IntStream.range(1, PUSHERS).forEach(number -> pushers.get(number).close());
        stage.partner().answersAfter(Duration.ofMillis(5));
        changes.command("push-pause-requested", Map.of("requestedBy", "bench"));
        for (var written = 0; written < count; written += SOME) {
            changes.pay(SOME, number -> number % BORDEREAUX);
        }
        changes.command("push-resume-requested", Map.of("requestedBy", "bench"));
        var before = stage.partner().taken();
        try (var heap = pushers.getFirst().watchHeap()) {
            Waiting.until(
                    "some of the backlog is told",
                    PATIENCE,
                    () -> stage.partner().taken() - before > 20_000);
            return heap.peak();
        }
    }

    @Override
    public void close() {
        changes.close();
        stage.close();
    }
}
