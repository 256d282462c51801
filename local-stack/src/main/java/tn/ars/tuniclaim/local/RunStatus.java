package tn.ars.tuniclaim.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Exit code 0 when it is ready, 1 when it is not, as every service says of itself now. */
@Command(
        name = "status",
        description = "Shows what runs, and how much memory it takes.",
        mixinStandardHelpOptions = true)
final class RunStatus implements Callable<Integer> {
    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var record = RunRecord.in(home.home().runFile())
                .filter(found -> found.launcher().running().isPresent());
        if (record.isEmpty()) {
            out.println(withoutLauncher(home.home()));
            return 1;
        }
        var answers = Readiness.of(record.get().readiness());
        Report.print(record.get(), home.home(), out);
        Report.printReadiness(answers, out);
        Report.printMemory(record.get(), out);
        var isReady = answers.values().stream().allMatch(Readiness.READY::equals);
        return record.get().ready() && isReady ? 0 : 1;
    }

    private static String withoutLauncher(Home home) {
        var left = Leftovers.in(home).size();
        return left == 0
                ? "nothing runs in " + home.root()
                : "%d of a start that was killed still run in %s: ./run stop ends them, and so does the next ./run"
                        .formatted(left, home.root());
    }
}
