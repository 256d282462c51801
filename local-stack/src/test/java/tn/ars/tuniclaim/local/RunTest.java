package tn.ars.tuniclaim.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Instant.EPOCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource({
        "--kafka-port,70000",
        "--bordereaux,-1",
        "--bulletins-per-bordereau,10001",
        "--activity,1e12",
        "--activity,-1",
        "--activity,NaN"
    })
    void names_the_option_that_is_out_of_range(String option, String value) {
        assertThat(run("--data", folder.toString(), option, value)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(said.toString()).contains(option + " must be from 0").doesNotContain("Exception");
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
            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            left.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "bench"})
    void builds_when_a_source_is_newer_also_in_a_path_with_a_space(String script) throws Exception {
        var project = Files.createDirectory(folder.resolve("a b"));
        touch(project.resolve("local-stack/target/launcher/local-stack-1.0.0-SNAPSHOT.jar"));
        touch(project.resolve("system-tests/target/system-tests-1.0.0-SNAPSHOT.jar"));
        for (var service : Service.values()) touch(service.jar(project));
        for (var module : List.of("local-stack", "system-tests"))
            Files.setLastModifiedTime(touch(project.resolve(module).resolve("target/built")), FileTime.from(EPOCH));
        touch(project.resolve("pom.xml"));
        Files.writeString(touch(project.resolve(".mvn/jdk.sh")), "JAVA_HOME=none");
        var copy = Files.copy(Path.of("..", script), project.resolve(script));
        var process = new ProcessBuilder("sh", copy.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("Building");
        assertThat(process.waitFor()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "run.txt,--help",
        "run.txt,-h",
        "run.txt,help",
        "run.txt,--fresh --help",
        "run-status.txt,status --help",
        "run-status.txt,help status",
        "run-stop.txt,stop --data x -h",
        "run-stop.txt,--help stop"
    })
    void helps_before_anything_is_built_in_the_very_words_of_the_program(String help, String arguments)
            throws Exception {
        var file = Path.of("src/main/help", help);
        assertThat(file).content().isEqualTo(usage(help.replaceAll("run-?|\\.txt", "")));

        // A copy of the script alone: it has nothing to build, nor a JDK to build with.
        var script = Files.copy(Path.of("../run"), folder.resolve("run"));
        Files.createDirectories(folder.resolve("local-stack/src/main/help"));
        Files.copy(file, folder.resolve("local-stack/src/main/help").resolve(help));
        var command = Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments.split(" ")));
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(Files.readString(file));
        assertThat(process.waitFor()).isZero();
    }

    private static Path touch(Path file) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent()));
        return Files.createFile(file);
    }

    private static String usage(String command) {
        var run = Run.commandLine();
        var asked =
                command.isEmpty() ? run : requireNonNull(run.getSubcommands().get(command));
        return asked.setUsageHelpAutoWidth(false).getUsageMessage(Ansi.OFF);
    }

    private int run(String... arguments) {
        return Run.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
