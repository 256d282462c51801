package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path folder;

    private Process process = ended();

    @BeforeEach
    void startSomething() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stopIt() {
        process.destroyForcibly();
    }

    @Test
    void stops_what_a_killed_launcher_left_and_forgets_it() throws Exception {
        var home = recorded(ProcessMark.of("importer", process.toHandle()));
        Leftovers.clear(home);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(home.runFile()).doesNotExist();
    }

    @Test
    void stops_what_a_killed_launcher_had_started_and_not_yet_recorded() throws Exception {
        var home = new Home(folder.resolve("local"));
        home.create();
        var neighbour = new Home(folder.resolve("local2"));
        process.destroyForcibly();
        process = waiting(home);
        var other = waiting(neighbour);
        try {
            Leftovers.clear(home);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void marks_the_command_of_a_jvm_before_what_it_runs() {
        var home = new Home(folder);
        assertThat(Leftovers.marked(List.of("java", "-jar", "importer.jar"), home))
                .containsExactly("java", Leftovers.mark(home), "-jar", "importer.jar");
    }

    @Test
    void spares_a_process_that_only_has_the_same_number() {
        var mark = ProcessMark.of("importer", process.toHandle());
        var earlier = new ProcessMark("importer", mark.pid(), mark.started().minus(Duration.ofDays(1)));
        Leftovers.clear(recorded(earlier));
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void knows_a_process_again_after_the_clock_was_set() {
        var mark = ProcessMark.of("importer", process.toHandle());
        var moved = new ProcessMark("importer", mark.pid(), mark.started().plusSeconds(5));
        assertThat(moved.running()).contains(process.toHandle());
    }

    @Test
    void ends_what_does_not_stop_when_asked() throws Exception {
        process.destroyForcibly();
        process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done").start();
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");
        Stopping.stop(List.of(process.toHandle()), Duration.ofMillis(200));
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Until its input ends, which it never does. */
    private static Process waiting(Home home) throws IOException {
        var process = new ProcessBuilder("sh", "-c", "echo up; read line", Leftovers.mark(home)).start();
        assertThat(process.inputReader().readLine()).isEqualTo("up");
        return process;
    }

    private Home recorded(ProcessMark orphan) {
        var home = new Home(folder.resolve("local"));
        home.create();
        var launcher = new ProcessMark("launcher", Long.MAX_VALUE, orphan.started());
        new RunRecord(launcher, List.of(orphan), Map.of(), "http://localhost:8080", List.of(), 1.0)
                .write(home.runFile());
        assertThat(Files.exists(home.runFile())).isTrue();
        return home;
    }

    private static Process ended() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
