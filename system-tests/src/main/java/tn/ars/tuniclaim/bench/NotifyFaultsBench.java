package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether everybody gets what is due, whatever happens on the way. */
@Command(
        name = "notify-faults",
        description =
                "two notifiers killed while the mail server errs, hangs and is away: does everybody get what is due?",
        mixinStandardHelpOptions = true)
final class NotifyFaultsBench implements Callable<Integer> {

    @Option(names = "--quick", description = "fewer incidents")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed draws the same troubles; as a rule a new one")
    private @Nullable Long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.err.println("… --seed " + used);
        var report = new Report("notify-faults", quick);
        report.figure("seed", (double) used, "decides the troubles and the moments");
        try (var faults = new NotifyFaults(Places.project(), Places.bench(), used)) {
            var found = faults.disturbed(quick ? 40 : 200);
            report.figure("incidents", (double) found.incidents(), "opened and closed, each told to two recipients");
            report.figure("kills", (double) found.kills(), "`kill -9` of one of two notifiers");
            report.figure("troubles", (double) found.troubles(), "of the mail server, one after the other");
            report.exactly("missing", found.missing(), 0, "mails that were due and did not come");
            report.exactly("outOfOrder", found.outOfOrder(), 0, "incidents whose end came before their beginning");
            report.exactly("unknown", found.surplus(), 0, "mails of kinds that were not due");
            report.atMost(
                    "sentTwice",
                    (double) found.twice(),
                    (double) found.kills() * 3,
                    "sent again under the same `Message-ID`: at most those that a killed notifier had under way");
        }
        return report.publish(spec.commandLine().getOut(), Places.bench()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
