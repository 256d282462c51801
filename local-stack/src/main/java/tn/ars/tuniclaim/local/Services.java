package tn.ars.tuniclaim.local;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tn.ars.tuniclaim.local.RunRecord.Line;
import tn.ars.tuniclaim.local.parts.Ports;

/** The services, each a process of its own from the jar that production runs. */
final class Services implements AutoCloseable {
    private static final String DASHBOARD_URL = "NOTIFIER_DASHBOARD_URL";
    private static final String LINKS_KEY = "INCIDENT_LINKS_KEY";
    /** Whoever tries something out here waits for the mail. */
    private static final Map<String, String> IMPATIENCE = Map.of("NOTIFIER_WAIT", "5s", "NOTIFIER_SETTLE", "5s");

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(15);
    /** A JVM in training writes its cache when it ends. */
    private static final Duration STOP_OF_TRAINING = Duration.ofMinutes(3);

    private final StackSettings settings;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final List<ServiceProcess> running = new CopyOnWriteArrayList<>();
    private final Closing closing = new Closing();
    /** Links in older mails lead to their page all the same. */
    private final String linksKey = UUID.randomUUID().toString();

    Services(StackSettings settings) {
        this.settings = settings;
        for (var service : Service.values())
            ports.put(service, Ports.orFree(settings.ports().of(service)));
    }

    /** Does not wait. {@code environment} says where the embedded parts are. */
    void start(Service service, Map<String, String> environment) {
        var app = AppJar.of(service, settings.project(), settings.apps());
        app.unpack();
        var process = ServiceProcess.start(
                service,
                Leftovers.marked(
                        settings.training() ? app.trainingCommand() : app.command(settings.cached()), settings.home()),
                environment(service, environment),
                port(service),
                settings.home().log(service.title()));
        closing.add(() -> Stopping.stop(List.of(process.process().toHandle()), patience()));
        running.add(process);
    }

    void awaitReady() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var process : running) process.awaitReady(http, START);
        }
    }

    /** Blocks until one has ended by itself, and says how. */
    String awaitDeath() {
        CompletableFuture.anyOf(running.stream()
                        .map(process -> process.process().onExit())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return running.stream()
                .filter(process -> !process.process().isAlive())
                .map(ServiceProcess::obituary)
                .findFirst()
                .orElseThrow();
    }

    List<ProcessMark> marks() {
        return running.stream()
                .map(process -> ProcessMark.of(
                        process.service().title(), process.process().toHandle()))
                .toList();
    }

    /** Where each says whether it is ready. */
    Map<String, String> readiness() {
        return running.stream()
                .collect(Collectors.toMap(
                        process -> process.service().title(),
                        process -> process.readiness().toString(),
                        (first, _) -> first,
                        LinkedHashMap::new));
    }

    String dashboard() {
        return "http://localhost:" + port(Service.DASHBOARD);
    }

    List<Line> places() {
        return running.stream()
                .map(process -> process.service() == Service.DASHBOARD
                        ? new Line("dashboard", dashboard() + "  " + Service.DASHBOARD.does())
                        : new Line(
                                process.service().title(),
                                "http://127.0.0.1:%d/actuator/health  %s"
                                        .formatted(
                                                process.port(),
                                                process.service().does())))
                .toList();
    }

    /** All at once: the first to go does not hold up the others. */
    @Override
    public void close() {
        Stopping.stop(
                running.stream().map(process -> process.process().toHandle()).toList(), patience());
        closing.close();
    }

    private Duration patience() {
        return settings.training() ? STOP_OF_TRAINING : STOP;
    }

    private int port(Service service) {
        return Optional.ofNullable(ports.get(service)).orElseThrow();
    }

    private Map<String, String> environment(Service service, Map<String, String> parts) {
        var environment = new HashMap<>(parts);
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", String.valueOf(port(service)));
        switch (service) {
            case DASHBOARD -> {
                environment.put(
                        "DASHBOARD_ACCOUNTSFILE", settings.home().accounts().toString());
                environment.put(LINKS_KEY, linksKey());
            }
            case NOTIFIER -> {
                IMPATIENCE.forEach((name, value) ->
                        environment.put(name, settings.environment().getOrDefault(name, value)));
                environment.put(StackSettings.RECIPIENTS, settings.recipients());
                environment.put(DASHBOARD_URL, settings.environment().getOrDefault(DASHBOARD_URL, dashboard()));
                environment.put(LINKS_KEY, linksKey());
            }
            case IMPORTER, PUSHER -> {}
        }
        return environment;
    }

    private String linksKey() {
        return settings.environment().getOrDefault(LINKS_KEY, linksKey);
    }
}
