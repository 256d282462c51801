package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void says_which_port_is_taken_before_anything_starts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--data", folder.toString(), "--kafka-port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        }
        assertThat(said.toString()).contains("move Kafka with --kafka-port");
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    @Test
    void says_that_one_is_running() {
        var home = new Home(folder);
        home.create();
        try (var other = RunLock.take(home.lock()).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(run("--data", folder.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        }
        assertThat(said.toString()).contains("one is running already");
    }

    @Test
    void refuses_an_option_it_does_not_know() {
        assertThat(run("--bordereau", "3")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("--bordereaux");
    }

    @Test
    void reports_that_nothing_runs() {
        assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
        assertThat(run("stop", "--data", folder.toString())).isZero();
        assertThat(said.toString()).contains("nothing runs");
    }

    private int run(String... arguments) {
        return Run.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
