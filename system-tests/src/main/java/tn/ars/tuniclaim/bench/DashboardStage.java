package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;

/** The dashboard on one database and one broker, with a past that is written straight into its tables. */
final class DashboardStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /** Sees no content, as most people at ARS. */
    private static final String READER = "reader";

    /** Sees content: each view is in the audit before it is answered. */
    private static final String TRUSTED = "trusted";

    private static final String AUDITED = "auditedStory";
    private static final int BULLETINS_PER_BORDEREAU = 20;

    private final Stage stage;
    private final Service dashboard;
    private final Visitor reader;
    private final Visitor trusted;
    private int bordereaux;
    private long results;

    DashboardStage(Path project, Path bench) {
        stage = Stage.start(project, bench, Machine.quarterOfMemory());
        // All open pages are those of one account here.
        dashboard = stage.dashboard(
                "dashboard",
                Map.of("DASHBOARD_ACCOUNTSFILE", accounts(bench), "DASHBOARD_NEWS_PAGESOFACCOUNT", "2000"));
        dashboard.start();
        dashboard.awaitReady();
        reader = new Visitor(dashboard.address(), READER, READER);
        trusted = new Visitor(dashboard.address(), TRUSTED, TRUSTED);
    }

    private static String accounts(Path bench) {
        try {
            var file = bench.resolve("run").resolve("accounts.json");
            Files.writeString(file, """
                [{"username": "%1$s", "password": "%1$s", "roles": ["GESTIONNAIRE"]},
                 {"username": "%2$s", "password": "%2$s", "roles": ["SUPER_ADMIN"]}]
                """.formatted(READER, TRUSTED));
            return file.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Results of the last thirty days, as if they had been told; of each ten thousand, one is refused and one waits. */
    void fill(long results, int bulletins) {
        bordereaux = bulletins / BULLETINS_PER_BORDEREAU;
        this.results = results;
        var database = stage.database();
        for (var statement : PastSql.statements(results, bulletins, bordereaux)) {
            database.execute(statement);
        }
        database.administer("checkpoint");
    }

    /** Results a second, while they come in: what starts and what is left over at the end says nothing of it. */
    double ingest(int count) {
        dashboard.close();
        try (var changes = new Changes(stage.broker().bootstrapServers())) {
            changes.delivered(count, number -> number % bordereaux);
        }
        dashboard.start();
        dashboard.awaitReady();
        var from = awaitTaken(results + count / 5);
        var to = awaitTaken(results + count / 10 * 9L);
        awaitTaken(results + count);
        return (to.taken - from.taken) / ((to.nanos - from.nanos) / 1e9);
    }

    private record Seen(long taken, long nanos) {}

    private Seen awaitTaken(long atLeast) {
        Waiting.until("the results were taken in", PATIENCE, () -> taken() >= atLeast);
        return new Seen(taken(), System.nanoTime());
    }

    private long taken() {
        return stage.database().number("select sum(results) from dashboard.push_tally");
    }

    /** The pages in turn, each request due at its moment whatever became of those before it. */
    List<PageTimes> measure(int perSecond, Duration time) {
        reader.signIn();
        trusted.signIn();
        var pages = Stream.of("overview", "search", "story", AUDITED)
                .map(PageTimes::new)
                .toList();
        var requests = perSecond * time.toSeconds();
        var began = System.nanoTime();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < requests; number++) {
                var due = began + number * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                var page = pages.get(number % pages.size());
                var path = path(page.name(), number);
                var visitor = page.name().equals(AUDITED) ? trusted : reader;
                all.execute(() -> {
                    var isAnswered = visitor.get(path) == 200;
                    page.add((System.nanoTime() - due) / 1e6, isAnswered);
                });
            }
        }
        return pages;
    }

    private String path(String page, int number) {
        var bordereau = (number * 7_919) % bordereaux;
        return switch (page) {
            case "overview" -> "/";
            // The beginning that ten bordereaux have in common.
            case "search" -> "/search?q=" + Changes.reference(bordereau).substring(0, 14);
            default ->
                "/claim?ref=%s&bs=%s".formatted(Changes.reference(bordereau), Changes.bulletin(bordereau, number));
        };
    }

    OpenPages openPages(int count) {
        return OpenPages.open(reader, count);
    }

    /** Something that every open page hears of. */
    void tellNews() {
        try (var changes = new Changes(stage.broker().bootstrapServers())) {
            changes.delivered(1, _ -> 0);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
