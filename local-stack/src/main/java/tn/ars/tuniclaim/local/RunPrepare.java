package tn.ars.tuniclaim.local;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code ./run} does by itself after a build. A failure costs speed, nothing else. */
@Command(name = "prepare", hidden = true)
final class RunPrepare implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var project = Project.root();
        var apps = StackSettings.apps(project);
        var folder = new Home(apps.resolve("training"));
        folder.create();
        try (var _ = RunLock.take(folder.lock()).orElseThrow(() -> new StartFailed("somebody else is preparing"))) {
            Leftovers.clear(folder);
            folder.forget();
            Logs.to(folder.log("launcher"));
            var settings = new StackSettings(
                    folder, project, apps, Map.of(), PortOptions.allFree(), new PartnerOptions(), 0, false, true);
            var slow = Preparation.run(settings);
            if (!slow.isEmpty()) spec.commandLine().getErr().println("no cache for " + slow + "; they start slower");
            Leftovers.clear(folder);
            folder.forget();
        }
        return 0;
    }
}
