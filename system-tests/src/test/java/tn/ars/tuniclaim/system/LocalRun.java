package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The system as {@code ./run} starts it, on free ports and with data of its own, from the jars of this build; the dashboard as a
 * process of its own, since a test takes it away. */
final class LocalRun implements AutoCloseable {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PORTS = List.of(
            "dashboard",
            "importer",
            "pusher",
            "notifier",
            "kafka",
            "database",
            "smtp",
            "imap",
            "partner",
            "partner-admin");

    private final Path data;
    private final Map<String, Integer> ports;
    private @Nullable DashboardProcess dashboard;

    private LocalRun(Path data, Map<String, Integer> ports) {
        this.data = data;
        this.ports = ports;
    }

    /** Returns when every service is ready. */
    static LocalRun start(String... options) {
        var run = new LocalRun(PROJECT.resolve("system-tests/target/run"), freePorts());
        var command = new ArrayList<>(List.of("--fresh", "--detach", "--no-cache", "--without", "dashboard"));
        run.ports.forEach((part, port) -> command.addAll(List.of("--" + part + "-port", Integer.toString(port))));
        command.addAll(List.of(options));
        run.launcher(command);
        try {
            run.startDashboard();
        } catch (RuntimeException failure) {
            run.close();
            throw failure;
        }
        return run;
    }

    /** With the past read anew where the options say so. */
    void startDashboard(String... options) {
        killDashboard();
        dashboard = DashboardProcess.start(
                PROJECT.resolve("dashboard-service/target/dashboard-service-1.0.0-SNAPSHOT.jar"),
                Map.of(
                        "SERVER_ADDRESS", "127.0.0.1",
                        "SERVER_PORT", Integer.toString(port("dashboard")),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                        "SPRING_DATASOURCE_URL", databaseUrl(),
                        "SPRING_DATASOURCE_USERNAME", "tuniclaim",
                        "SPRING_DATASOURCE_PASSWORD", Tables.password(passwordFile()),
                        "DASHBOARD_ACCOUNTSFILE", accounts().toString()),
                List.of(options),
                dashboard(),
                data.resolve("logs/dashboard.log"));
    }

    void killDashboard() {
        if (dashboard != null) {
            dashboard.close();
            dashboard = null;
        }
    }

    /** Whether every other service says that it is ready. */
    boolean isReadyButForTheDashboard() {
        return List.of("importer", "pusher", "notifier").stream()
                .allMatch(service -> DashboardProcess.isReady(
                        URI.create("http://127.0.0.1:" + port(service) + "/actuator/health/readiness")));
    }

    URI dashboard() {
        return URI.create("http://localhost:" + port("dashboard"));
    }

    URI partnerAdmin() {
        return URI.create("http://localhost:" + port("partner-admin"));
    }

    String bootstrapServers() {
        return "localhost:" + port("kafka");
    }

    int imapPort() {
        return port("imap");
    }

    /** ARS's own, which the importer fills. */
    Tables tables() {
        return new Tables(databaseUrl(), passwordFile());
    }

    private String databaseUrl() {
        return "jdbc:postgresql://localhost:" + port("database") + "/tuniclaim";
    }

    private Path passwordFile() {
        return data.resolve("postgresql.password");
    }

    Path accounts() {
        return data.resolve("accounts.json");
    }

    @Override
    public void close() {
        killDashboard();
        launcher(List.of("stop"));
    }

    private int port(String part) {
        return Objects.requireNonNull(ports.get(part), part);
    }

    private void launcher(List<String> arguments) {
        var target = PROJECT.resolve("local-stack/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                target.resolve("local-stack-1.0.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*",
                "tn.ars.tuniclaim.local.Run"));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        try {
            Files.createDirectories(data);
            var output = data.resolveSibling("run-" + arguments.getFirst().replace("-", "") + ".log");
            var builder = new ProcessBuilder(command)
                    .directory(PROJECT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            settle(builder.environment());
            var process = builder.start();
            if (!process.waitFor(4, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("the local run failed:\n" + Files.readString(output));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Nobody's real servers, and no sync but those that the tests start. */
    static void settle(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("TUNICLAIM_"));
        environment.keySet().removeIf(name -> name.startsWith("NOTIFIER_"));
        environment.put("IMPORTER_SCHEDULE_CRON", "-");
    }

    /** All are held until all are found, so that none is handed out twice. */
    private static Map<String, Integer> freePorts() {
        var held = new LinkedHashMap<String, ServerSocket>();
        var ports = new LinkedHashMap<String, Integer>();
        try {
            for (var part : PORTS) {
                var socket = new ServerSocket(0);
                held.put(part, socket);
                ports.put(part, socket.getLocalPort());
            }
            for (var socket : held.values()) {
                socket.close();
            }
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        return ports;
    }
}
