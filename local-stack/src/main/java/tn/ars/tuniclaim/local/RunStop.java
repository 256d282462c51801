package tn.ars.tuniclaim.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Returns when no process is left; stopping what does not run is no failure. */
@Command(name = "stop", description = "Stops what runs, in order, and waits for it.", mixinStandardHelpOptions = true)
final class RunStop implements Callable<Integer> {
    /** Longer than the launcher gives its services and the database together. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var folder = home.home();
        var launcher = RunRecord.in(folder.runFile())
                .flatMap(record -> record.launcher().running());
        launcher.ifPresent(process -> Stopping.stop(List.of(process), PATIENCE));
        var isLeft = !Leftovers.in(folder).isEmpty();
        Leftovers.clear(folder);
        var isStopped = launcher.isPresent() || isLeft;
        spec.commandLine().getOut().println(isStopped ? "stopped" : "nothing runs in " + folder.root());
        return 0;
    }
}
