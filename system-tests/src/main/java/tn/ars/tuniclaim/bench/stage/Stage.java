package tn.ars.tuniclaim.bench.stage;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything that a benchmark of a service needs, with data of its own that is gone at the next start. */
public final class Stage implements AutoCloseable {

    private static final String LOGS = "logs";

    /** As much as where one machine runs everything. */
    private static final int LITTLE = 256;

    private final Path folder;
    private final Broker broker;
    private final Database database;
    private final Partner partner;
    private final Path project;
    private final Path bench;
    private final Map<String, ServiceJar> jars = new HashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private Stage(Path project, Path bench, int buffers) {
        folder = bench.resolve("run");
        broker = new Broker(folder.resolve("kafka"), log("kafka"));
        database = new Database(folder.resolve("postgresql"), bench.resolve("postgresql"), buffers);
        partner = new Partner(folder.resolve("partner"), log("partner"));
        this.project = project;
        this.bench = bench;
    }

    /**
     * Kafka, PostgreSQL and the partner; services are started one by one.
     *
     * @param bench where data, logs and what is unpacked are
     */
    public static Stage start(Path project, Path bench) {
        return start(project, bench, LITTLE);
    }

    /** @param buffers MiB of PostgreSQL's own memory for its pages */
    public static Stage start(Path project, Path bench, int buffers) {
        var stage = new Stage(project, bench, buffers);
        Folders.delete(stage.folder);
        Folders.create(stage.folder.resolve(LOGS));
        Folders.create(stage.folder.resolve("partner"));
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
        stage.startParts();
        return stage;
    }

    private void startParts() {
        running.push(broker);
        running.push(database);
        running.push(partner);
        var kafka = CompletableFuture.runAsync(broker::start);
        database.start();
        partner.start();
        kafka.join();
    }

    public Broker broker() {
        return broker;
    }

    public Database database() {
        return database;
    }

    public Partner partner() {
        return partner;
    }

    /**
     * Not yet started.
     *
     * @param more settings beside those that say where everything is
     */
    public Service importer(String name, Map<String, String> more) {
        return service("importer", name, more);
    }

    /** As {@link #importer}. */
    public Service pusher(String name, Map<String, String> more) {
        return service("pusher", name, more);
    }

    /** As {@link #importer}. */
    public Service dashboard(String name, Map<String, String> more) {
        return service("dashboard", name, more);
    }

    /** As {@link #importer}. */
    public Service notifier(String name, Map<String, String> more) {
        return service("notifier", name, more);
    }

    private Service service(String kind, String name, Map<String, String> more) {
        var settings = settings();
        settings.putAll(more);
        var service = new Service(jar(kind).command(), settings, log(name));
        running.push(service);
        return service;
    }

    private ServiceJar jar(String kind) {
        return jars.computeIfAbsent(kind, _ -> {
            var jar = new ServiceJar(project, kind + "-service", bench.resolve(kind));
            jar.prepare(settings(), log("prepare"));
            return jar;
        });
    }

    /** A program of ours that is spoken to, line by line. */
    public Conversation converse(String name, String heap, Class<?> main, Object... arguments) {
        var child = Child.converse(log(name), Child.java(heap, main, arguments));
        running.push(child);
        return new Conversation(child, log(name));
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "TUNICLAIM_BASE_URL", partner.baseUrl().toString(),
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", "0",
                // None but those that the benchmark asks for.
                "IMPORTER_SCHEDULE_CRON", "-"));
    }

    private Path log(String name) {
        return folder.resolve(LOGS).resolve(name + ".log");
    }

    /** The last started first. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                System.err.println("while stopping: " + failure);
            }
        }
    }
}
