package tn.ars.tuniclaim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tn.ars.tuniclaim.bench.FaultPlan.Fault;
import tn.ars.tuniclaim.bench.FaultPlan.Victim;
import tn.ars.tuniclaim.bench.stage.Database;
import tn.ars.tuniclaim.bench.stage.Partner.Counts;
import tn.ars.tuniclaim.bench.stage.Partner.World;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;

/**
 * Kills the importer, the database and the broker in the midst of imports, lets the import get through at last, and looks whether
 * anything was lost, told wrongly or told out of order. Then two importers at once.
 */
public final class ImportFaults implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);
    private static final Duration TELLING = Duration.ofSeconds(90);
    private static final String EMPTY = "truncate importer.bordereau cascade";
    private static final double CHANGED = 0.4;
    private static final double ADDED = 0.2;
    private static final int REQUESTS_AT_ONCE = 8;
    private static final int DUE_TIMES = 5;

    /** The partner's odd ways, those excepted that let an importer make up a value of its own, such as the present time. */
    private static final Map<String, Double> ODDITIES = Map.ofEntries(
            Map.entry("stringId", 0.5),
            Map.entry("missingReference", 0.01),
            Map.entry("missingIdentity", 0.005),
            Map.entry("duplicate", 0.01),
            Map.entry("scanTermine", 0.2),
            Map.entry("unknownStatut", 0.01),
            Map.entry("emptyBulletins", 0.01),
            Map.entry("emptyItems", 0.02),
            Map.entry("arabicNames", 0.2),
            Map.entry("contractClientObject", 0.3),
            Map.entry("etatSynonym", 0.2),
            Map.entry("amountAsText", 0.2),
            Map.entry("amountFrench", 0.2),
            Map.entry("dateIso", 0.2),
            Map.entry("dateFrench", 0.2),
            Map.entry("controlCharacters", 0.01),
            Map.entry("missingNumBs", 0.002),
            Map.entry("garbageAmount", 0.002));

    /** An owner that died, and a consumer, is replaced sooner than in production; the rest is as it is there. */
    private static final Map<String, String> SETTINGS = Map.of(
            "IMPORTER_HEARTBEAT", "PT1S",
            "IMPORTER_DEADAFTER", "PT4S",
            "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000");

    private final long seed;
    private final Stage stage;
    private final Service importer;
    private final Syncs syncs;
    private final Audit audit;
    private final Map<Wrong, Long> wrong = new EnumMap<>(Wrong.class);
    private long kills;
    private long databaseCrashes;
    private long brokerKills;
    private long records;
    private int interruptions;
    private boolean changedAmid;
    private Counts counts = new Counts(0, 0, 0, 0);

    /** Starts everything, with data in the folder. */
    public ImportFaults(Path project, Path folder, long seed) {
        this.seed = seed;
        stage = Stage.start(project, folder);
        importer = stage.importer("importer", SETTINGS);
        importer.start();
        importer.awaitReady();
        syncs = new Syncs(stage.broker().bootstrapServers());
        audit = new Audit(stage.database(), stage.broker().bootstrapServers());
    }

    /**
     * What was found.
     *
     * @param kills of the importer, each in the midst of an import; of the other two, some in the same moment
     * @param records read from the topics and compared with the tables
     * @param wrong how often; all must be zero
     */
    public record Findings(long kills, long databaseCrashes, long brokerKills, long records, Map<Wrong, Long> wrong) {}

    /**
     * @param atLeast so many kills
     * @param perRound kills before the import gets through and the partner's data changes
     */
    public Findings run(long bordereaux, int atLeast, int perRound) {
        var world = new World(seed, bordereaux, 20, 3, ODDITIES);
        var plan = new FaultPlan(seed, undisturbed(world));
        counts = stage.partner().show(world);
        while (kills < atLeast) {
            disturb(plan, Math.min(perRound, atLeast - kills));
            nextRound();
            interrupt(++interruptions % 2 == 0 ? Victim.DATABASE : Victim.BROKER);
            nextRound();
        }
        together();
        found(Wrong.OUT_OF_ORDER, audit.outOfOrder());
        found(Wrong.AMBIGUOUS, audit.ambiguous());
        found(Wrong.OVERLAPPING_RUNS, overlappingRuns());
        found(Wrong.DIFFERENT, differences());
        return new Findings(kills, databaseCrashes, brokerKills, records, wrong);
    }

    private void found(Wrong what, long count) {
        wrong.merge(what, count, Long::sum);
    }

    /** The import gets through, and is compared; then the partner says something else. */
    private void nextRound() {
        complete();
        endRound();
        counts = stage.partner().advance(CHANGED, ADDED);
    }

    private void endRound() {
        settle();
        found(Wrong.MISSING, missing());
        found(Wrong.UNTOLD, audit.untold());
        if (!changedAmid) {
            found(Wrong.INVENTED, audit.invented());
        }
        changedAmid = false;
        records += audit.told();
        audit.endRound();
    }

    /** What was to be taken over in this round is not all that could be told: nobody knows what the rows held in between. */
    private void changeAmid() {
        counts = stage.partner().advance(CHANGED, 0);
        changedAmid = true;
    }

    /** How long it takes when nothing goes wrong; also brings the parties, so that later imports are alike. */
    private Duration undisturbed(World world) {
        stage.partner().show(world);
        var began = System.nanoTime();
        complete();
        var time = Duration.ofNanos(System.nanoTime() - began);
        stage.database().administer(EMPTY);
        audit.readOn();
        audit.forget();
        return time;
    }

    private void disturb(FaultPlan plan, long times) {
        for (var done = 0L; done < times; ) {
            var fault = plan.next();
            if (!isUnderWayAfter(fault.after())) {
                plan.tooLate();
                changeAmid();
                continue;
            }
            strike(fault);
            done++;
        }
    }

    /** False when the import was over before. */
    private boolean isUnderWayAfter(Duration time) {
        askUntil("a run is at work", "ended_at is null");
        Waiting.pause(time);
        return runs("ended_at is null") > 0;
    }

    /** The importer dies while the other is away, and both come back. */
    private void strike(Fault fault) {
        kill(fault.other());
        if (fault.other() != Victim.NOBODY) {
            Waiting.pause(fault.importerLater());
        }
        importer.kill();
        kills++;
        System.err.println("… kill " + kills + ", " + fault);
        restart(fault.other());
        importer.start();
        importer.awaitReady();
    }

    /** The importer lives on while the other goes away and comes back, and what is untold yet is overtaken by a newer state. */
    private void interrupt(Victim victim) {
        askUntil("a run is at work", "ended_at is null");
        kill(victim);
        System.err.println("… restart " + victim);
        changeAmid();
        restart(victim);
    }

    private void kill(Victim victim) {
        switch (victim) {
            case DATABASE -> {
                stage.database().crash();
                databaseCrashes++;
            }
            case BROKER -> {
                stage.broker().kill();
                brokerKills++;
            }
            case NOBODY -> {}
        }
    }

    private void restart(Victim victim) {
        switch (victim) {
            case DATABASE -> stage.database().start();
            case BROKER -> stage.broker().start();
            case NOBODY -> {}
        }
    }

    /** Returns when a run has completed that began after this was called. */
    private void complete() {
        askUntil("a run completed", "outcome like 'COMPLETED%'");
    }

    /** While a dead owner's run is open, a request joins that one, and one may meet a broker that is down: it is made again. */
    private void askUntil(String what, String condition) {
        var since = stage.database().number("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");
        var lastAsked = new AtomicLong(System.nanoTime() - ASK_AGAIN.toNanos());
        Waiting.until(what, PATIENCE, () -> {
            if (System.nanoTime() - lastAsked.get() >= ASK_AGAIN.toNanos()) {
                var _ = syncs.request();
                lastAsked.set(System.nanoTime());
            }
            return runs(condition + " and extract(epoch from started_at) * 1000000 > " + since) > 0;
        });
    }

    private long runs(String condition) {
        return stage.database().number("select count(*) from sync_run where " + condition);
    }

    /** What waited for the broker may be told a moment later; what is lost is never told. */
    private void settle() {
        Waiting.until(
                "the last run ends",
                PATIENCE,
                () -> stage.database().number("select count(*) from sync_run where ended_at is null") == 0);
        audit.look();
        var deadline = System.nanoTime() + TELLING.toNanos();
        do {
            audit.readOn();
        } while (audit.untold() > 0 && System.nanoTime() < deadline);
    }

    private long missing() {
        var missing = 0L;
        var tables = Database.tables();
        for (var at = 0; at < tables.size(); at++) {
            var held = stage.database().number("select count(*) from " + tables.get(at));
            missing += Math.abs(held - counts.held().get(at));
        }
        return missing;
    }

    /** Two importers hear the same requests. */
    private void together() {
        try (var second = stage.importer("second-importer", SETTINGS)) {
            second.start();
            second.awaitReady();
            fallDue();
            for (var time = 0; time < REQUESTS_AT_ONCE; time++) {
                var _ = syncs.request();
            }
            complete();
            settle();
            found(Wrong.TOLD_TWICE, audit.repeated());
            endRound();
        }
    }

    /** Both look after one schedule, and see in the same moment that a run is due. */
    private void fallDue() {
        for (var time = 1; time <= DUE_TIMES; time++) {
            var ended = time;
            stage.database().execute("update schedule set next_at = clock_timestamp()");
            Waiting.until(
                    "what was due has run",
                    PATIENCE,
                    () -> runs("trigger = 'SCHEDULE' and ended_at is not null") >= ended);
        }
        settle();
        found(Wrong.RUN_TWICE, runs("trigger = 'SCHEDULE'") - DUE_TIMES);
    }

    private long overlappingRuns() {
        return stage.database().number("""
                select count(*) from sync_run a join sync_run b on a.id < b.id
                where a.started_at < b.ended_at and b.started_at < a.ended_at""");
    }

    private long differences() {
        audit.keepContent();
        stage.database().administer(EMPTY);
        complete();
        return audit.differences();
    }

    @Override
    public void close() {
        audit.close();
        syncs.close();
        stage.close();
    }
}
