package tn.ars.tuniclaim.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

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

    @Test
    void reports_what_a_killed_launcher_left_and_which_command_ends_it() throws Exception {
        var home = new Home(folder.resolve("local"));
        home.create();
        var left = new ProcessBuilder("sh", "-c", "echo up; read line", Leftovers.mark(home)).start();
        try {
            assertThat(left.inputReader().readLine()).isEqualTo("up");
            assertThat(run("status", "--data", home.root().toString())).isEqualTo(1);
            assertThat(said.toString())
                    .startsWith("1 of a start that was killed still run")
                    .contains("./run stop");
            assertThat(run("stop", "--data", home.root().toString())).isZero();
            assertThat(said.toString()).contains("stopped").doesNotContain("nothing runs");
            assertThat(left.waitFor(1, TimeUnit.SECONDS)).isTrue();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void helps_before_anything_is_built_in_the_very_words_of_the_program() throws Exception {
        var help = Path.of("src/main/help/run.txt");
        assertThat(help)
                .content()
                .isEqualTo(Run.commandLine().setUsageHelpAutoWidth(false).getUsageMessage(Ansi.OFF));

        var script = new ProcessBuilder("sh", "../run", "--help").redirectErrorStream(true);
        script.environment().keySet().retainAll(Set.of("PATH"));
        var process = script.start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(Files.readString(help));
        assertThat(process.waitFor()).isZero();
    }

    private int run(String... arguments) {
        return Run.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
