package tn.ars.tuniclaim.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the partner ends up knowing the right thing, whatever happens on the way. */
@Command(
        name = "push-faults",
        description =
                "three pushers killed and rebalanced, a partner that errs, hangs and is away: does the right thing arrive?",
        mixinStandardHelpOptions = true)
final class PushFaultsBench implements Callable<Integer> {

    private static final double MIB = 1 << 20;

    @Option(names = "--quick", description = "fewer changes, and no backlog of a million")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed draws the same changes; as a rule a new one")
    private @Nullable Long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.err.println("… --seed " + used);
        var report = new Report("push-faults", quick);
        report.figure("seed", (double) used, "decides the changes and the moments");
        try (var faults = new PushFaults(Places.project(), Places.bench(), used)) {
            others(faults, report);
            disturbed(faults, report);
            outage(faults, report);
            if (!quick) {
                var heap = faults.heapBeforeBacklog(1_000_000);
                report.atMost("peakHeapMiB", heap / MIB, 200, "live heap before a backlog of a million, of `-Xmx256m`");
            }
        }
        return report.publish(spec.commandLine().getOut(), Places.bench()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void others(PushFaults faults, Report report) {
        System.err.println("… one bordereau that always fails, and one that always hangs");
        report.atLeast(
                "throughputKept",
                faults.throughputKept(quick ? 4_000 : 12_000),
                0.95,
                "rate of all other bordereaux beside one that always fails and one that always hangs");
    }

    private void disturbed(PushFaults faults, Report report) {
        System.err.println("… kills, rebalances, errors, hangs");
        var found = faults.disturbed(quick ? 30_000 : 100_000);
        report.figure("changes", (double) found.changes(), "decided, two thirds of them statuses");
        report.figure("kills", (double) found.kills(), "`kill -9` of one of three pushers");
        report.figure("evictions", (double) found.evictions(), "all pushers driven from their partitions");
        report.exactly("wentBackwards", found.verdict().backwards(), 0, "older states over newer ones");
        report.exactly("missing", found.verdict().missing(), 0, "that neither arrived nor were superseded");
        report.atMost(
                "toldTwice",
                (double) found.verdict().twice() / found.changes(),
                0.01,
                "share told again although it had been answered");
        report.figure("resent", (double) found.verdict().resent(), "told again after a lost answer, as they must be");
    }

    private void outage(PushFaults faults, Report report) {
        System.err.println("… an outage");
        var found = faults.outage(quick ? 10_000 : 100_000, quick ? 500 : 5_000);
        report.atMost(
                "callsAfterOutage",
                (double) found.calls(),
                (double) (found.things() + PushFaults.IN_FLIGHT),
                "calls for %,d statuses of %,d bulletins, and what was under way"
                        .formatted(found.changes(), found.things()));
        report.figure(
                "drainSeconds", found.drained().toMillis() / 1000.0, "from the partner's return to the last of them");
        report.exactly("missingAfterOutage", found.verdict().missing(), 0, "final states that did not arrive");
        report.exactly("wentBackwardsAfterOutage", found.verdict().backwards(), 0, "older states over newer ones");
    }
}
