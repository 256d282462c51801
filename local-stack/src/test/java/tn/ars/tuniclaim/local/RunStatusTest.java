package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatusTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private HttpServer services;

    @BeforeEach
    void start() throws Exception {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ready", 200);
        answer("/starting", 503);
        services.start();
    }

    @AfterEach
    void stop() {
        services.stop(0);
    }

    @Test
    void says_that_all_is_ready_when_every_service_says_so() {
        assertThat(status(Map.of("dashboard", place("/ready"), "pusher", place("/ready"))))
                .isZero();
        assertThat(said.toString()).containsPattern("dashboard +ready").containsPattern("pusher +ready");
    }

    @Test
    void says_which_service_is_not_ready_and_which_one_hangs() throws Exception {
        // Taken by the system and answered by nobody: so it is with a process that stands still.
        try (var hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var places = new TreeMap<>(Map.of(
                    "dashboard", place("/ready"),
                    "importer", place("/starting"),
                    "pusher", "http://127.0.0.1:%d/".formatted(hanging.getLocalPort())));
            assertThat(status(places)).isEqualTo(1);
        }
        assertThat(said.toString())
                .containsPattern("dashboard +ready")
                .containsPattern("importer +answers that it is not ready")
                .containsPattern("pusher +does not answer");
    }

    private int status(Map<String, String> places) {
        var home = new Home(folder);
        var self = ProcessMark.of("launcher", ProcessHandle.current());
        new RunRecord(self, List.of(), places, "http://localhost", List.of(), 20.0).write(home.runFile());
        return Run.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("status", "--data", folder.toString());
    }

    private String place(String path) {
        return "http://127.0.0.1:" + services.getAddress().getPort() + path;
    }

    private void answer(String path, int status) {
        services.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}
