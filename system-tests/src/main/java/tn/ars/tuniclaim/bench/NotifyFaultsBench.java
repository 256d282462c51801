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
import tn.ars.tuniclaim.bench.NotifyFaults.Found;

/** Whether everybody gets what is due, whatever happens on the way. */
@Command(
        name = "notify-faults",
        description =
                "two notifiers killed while the mail server errs, hangs and is away: does everybody get what is due?",
        mixinStandardHelpOptions = true)
final class NotifyFaultsBench implements Callable<Integer> {

    private static final int KILL_EVERY = 4;

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
            var calm = quick ? 20 : 80;
            tell("calm", faults.calm(calm), calm, report);
            var disturbed = quick ? 30 : 160;
            var found = faults.disturbed(disturbed, KILL_EVERY);
            tell("disturbed", found, disturbed, report);
            report.figure(
                    "disturbed.kills", (double) found.kills(), "`kill -9` of one of two notifiers, which starts again");
            report.figure("disturbed.sentTwice", (double) found.twice(), "under the same `Message-ID`");
        }
        return report.publish(spec.commandLine().getOut(), Places.bench()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void tell(String phase, Found found, int incidents, Report report) {
        report.exactly(
                phase + ".incidents", found.incidents(), incidents, "opened and closed, each told to three recipients");
        found.troubles()
                .forEach((name, count) -> report.atLeast(
                        phase + "." + name,
                        (double) count.times(),
                        1,
                        "times that the mail server did so; it was told to %d times".formatted(count.drawn())));
        report.atLeast(
                phase + ".summaries", (double) found.summaries(), 1, "to the recipient who gets few mails in an hour");
        report.figure(phase + ".toldInSummaries", (double) found.toldInSummaries(), "beginnings and ends in them");
        report.exactly(phase + ".missing", found.missing(), 0, "beginnings and ends that were due and did not come");
        report.exactly(
                phase + ".outOfOrder", found.outOfOrder(), 0, "a beginning after its end, with all that came twice");
        report.exactly(
                phase + ".unknown",
                found.surplus(),
                0,
                "mails of kinds that were not due, or that tell the same again");
        report.exactly(
                phase + ".twiceForNothing",
                found.unexplained(),
                0,
                "sent twice though nobody was killed between the last word of the mail and the database's yes");
    }
}
