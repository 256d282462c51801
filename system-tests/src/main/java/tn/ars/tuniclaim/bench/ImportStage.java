package tn.ars.tuniclaim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tn.ars.tuniclaim.bench.rival.Rivals;
import tn.ars.tuniclaim.bench.stage.Conversation;
import tn.ars.tuniclaim.bench.stage.Database;
import tn.ars.tuniclaim.bench.stage.Partner.Counts;
import tn.ars.tuniclaim.bench.stage.Partner.World;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;

/** The importer and its rivals side by side, on one database and one broker; one works at a time, the others idle. */
final class ImportStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration DELIVERY = Duration.ofMinutes(1);
    private static final int PARTITIONS = 12;
    private static final String RIVALS_HEAP = "256m";

    private final Stage stage;
    private final Service importer;
    private final Syncs syncs;
    private final Conversation rivals;

    ImportStage(Path project, Path bench) {
        stage = Stage.start(project, bench);
        importer = stage.importer("importer", Map.of());
        importer.start();
        importer.awaitReady();
        stage.broker().declare(Rivals.topic(), PARTITIONS);
        syncs = new Syncs(stage.broker().bootstrapServers());
        var database = stage.database();
        rivals = stage.converse(
                "rivals",
                RIVALS_HEAP,
                Rivals.class,
                stage.partner().baseUrl(),
                database.url(),
                database.username(),
                database.password(),
                stage.broker().bootstrapServers());
    }

    Stage stage() {
        return stage;
    }

    /** Another world at the partner's, and none of it in the tables. */
    Counts show(World world) {
        empty();
        return stage.partner().show(world);
    }

    /** Companies and care providers stay: those who imported before know them. */
    void empty() {
        stage.database().administer("truncate %s.bordereau cascade".formatted(Database.SCHEMA));
        settle();
    }

    /** What is not on disk yet would be written during the next measurement. */
    void settle() {
        stage.database().administer("checkpoint");
    }

    /** Between two syncs the database looks after what the first one wrote; it does so now and not while it is measured. */
    void rest() {
        stage.database().administer("vacuum (analyze)");
        settle();
    }

    /**
     * From the command on Kafka to the end of the run and its last event there.
     *
     * @param bulletins in the partner's list
     * @param events that the run is to publish
     */
    Measured imported(long bulletins, long events) {
        var publishedBefore = syncs.published();
        var importerBefore = importer.cpu();
        var databaseBefore = stage.database().cpu();
        var began = System.nanoTime();
        var end = syncs.awaitEnd(syncs.request(), PATIENCE);
        if (!end.isCompletion()) {
            throw new IllegalStateException("the run did not complete: " + end.value());
        }
        Waiting.until("all events are there", DELIVERY, () -> syncs.published() - publishedBefore >= events);
        var time = Duration.ofNanos(System.nanoTime() - began);
        return new Measured(
                bulletins,
                time,
                importer.cpu().minus(importerBefore),
                stage.database().cpu().minus(databaseBefore));
    }

    /** The same, while the heap is looked into; answers with its peak in bytes. */
    long heapOfImport(long bulletins, long events) {
        try (var heap = importer.watchHeap()) {
            imported(bulletins, events);
            return heap.peak();
        }
    }

    /** The floor, into empty tables. */
    Measured floor(EventSizes sizes) {
        return rival("floor %d %d".formatted(sizes.bordereau(), sizes.bulletin()));
    }

    /** Each row alone, into empty tables. */
    Measured rowByRow() {
        return rival("rows");
    }

    private Measured rival(String question) {
        var programBefore = rivals.cpu();
        var databaseBefore = stage.database().cpu();
        var answer = rivals.ask(question).split(" ", 2);
        return new Measured(
                Long.parseLong(answer[0]),
                Duration.ofNanos(Long.parseLong(answer[1])),
                rivals.cpu().minus(programBefore),
                stage.database().cpu().minus(databaseBefore));
    }

    EventSizes eventSizes() {
        return EventSizes.seen(stage.broker().bootstrapServers());
    }

    /** What comes after this number was written later; for {@link #writtenSince}. */
    long now() {
        return stage.database().number("select pg_current_xact_id()::text::bigint");
    }

    /** Rows of the partner's data inserted or updated since. */
    long writtenSince(long then) {
        return Database.tables().stream()
                .mapToLong(table -> stage.database()
                        .number("select count(*) from %s where xmin::text::bigint > %d".formatted(table, then)))
                .sum();
    }

    long published() {
        return syncs.published();
    }

    @Override
    public void close() {
        syncs.close();
        stage.close();
    }
}
