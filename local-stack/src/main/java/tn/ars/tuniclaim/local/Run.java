package tn.ars.tuniclaim.local;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program behind {@code ./run}: starts the whole system on this machine and stays until it is stopped. */
@Command(
        name = "./run",
        description = "Starts the whole system on this machine; Ctrl-C stops it.",
        subcommands = {RunStatus.class, RunStop.class, RunPrepare.class},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Run implements Callable<Integer> {
    private final long began = System.nanoTime();

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--fresh", description = "forget all data first")
    private boolean fresh;

    @Option(names = "--detach", description = "return when it is ready; ./run stop stops it")
    private boolean detach;

    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            description = "dashboard, importer, pusher or notifier: not started, for you to start it")
    private Set<Service> without = EnumSet.noneOf(Service.class);

    @Option(names = "--no-cache", description = "start the services without their ahead-of-time caches")
    private boolean noCache;

    @Option(
            names = "--activity",
            paramLabel = "RATE",
            description = "status and payment events a second from pretended ARS modules; 0 for none"
                    + " (1; none with a real partner or Kafka)")
    private @Nullable Double activity;

    @Mixin
    private PartnerOptions partner = new PartnerOptions();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        // Some countries write other digits: no address would be understood.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Run())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof StartFailed)) throw failure;
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        var folder = home.home();
        folder.create();
        if (detach) {
            lock(folder).close();
            return Detached.start(folder, argumentsOfChild(), out());
        }
        try (var _ = lock(folder)) {
            Leftovers.clear(folder);
            folder.rotateLogs();
            if (fresh) folder.forget();
            return run(settings(folder), folder);
        }
    }

    private int run(StackSettings settings, Home folder) throws InterruptedException {
        refuseWhatCannotStart(settings, started());
        Logs.to(folder.log("launcher"));
        var stopping = new AtomicBoolean();
        try (var stack = new Stack(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, stopping), "stop"));
            stack.start(started());
            var record = stack.write((System.nanoTime() - began) / 1e9);
            Report.print(record, folder, out());
            Report.printMemory(record, out());
            throw new StartFailed(stack.awaitDeath());
        } catch (StartFailed failure) {
            // Asked to stop, it is no news that services end.
            if (stopping.get()) return CommandLine.ExitCode.OK;
            throw failure;
        }
    }

    private static void stop(Stack stack, AtomicBoolean stopping) {
        stopping.set(true);
        stack.close();
    }

    private StackSettings settings(Home folder) {
        var project = Project.root();
        return new StackSettings(
                folder,
                project,
                StackSettings.apps(project),
                System.getenv(),
                ports,
                partner,
                activity == null ? StackSettings.usualActivity(System.getenv()) : activity,
                !noCache,
                false);
    }

    private Set<Service> started() {
        var started = EnumSet.allOf(Service.class);
        started.removeAll(without);
        return started;
    }

    private static void refuseWhatCannotStart(StackSettings settings, Set<Service> started) {
        var complaints = new ArrayList<>(settings.complaints());
        complaints.addAll(PortClaim.complaints(settings.ports().claims(settings.real(), started)));
        if (!complaints.isEmpty()) throw new StartFailed(String.join(System.lineSeparator(), complaints));
        for (var service : started) {
            var jar = service.jar(settings.project());
            if (!Files.exists(jar)) throw new StartFailed(jar + " is missing; build first: ./mvnw -DskipTests package");
        }
    }

    private static RunLock lock(Home folder) {
        return RunLock.take(folder.lock()).orElseThrow(() -> alreadyRunning(folder));
    }

    private static StartFailed alreadyRunning(Home folder) {
        var where = RunRecord.in(folder.runFile()).map(RunRecord::dashboard).orElse("in " + folder.root());
        return new StartFailed(
                "one is running already: %s (./run status shows it, ./run stop stops it)".formatted(where));
    }

    private List<String> argumentsOfChild() {
        return spec.commandLine().getParseResult().originalArgs().stream()
                .filter(argument -> !argument.equals("--detach"))
                .toList();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
