package tn.ars.tuniclaim.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tn.ars.tuniclaim.bench.ImportFaults.Findings;

/** Whether anything is lost when everything is killed again and again. */
@Command(
        name = "import-faults",
        description = "the importer, PostgreSQL and Kafka killed in the midst of imports: is anything lost?",
        mixinStandardHelpOptions = true)
final class ImportFaultsBench implements Callable<Integer> {

    private static final int MANY = 20;
    private static final int FEW = 4;
    private static final int ROUNDS_OF = 4;

    @Option(names = "--quick", description = "4 kills instead of 20")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed kills at the same moments; as a rule a new one")
    private @Nullable Long seed;

    @Option(names = "--bordereaux", paramLabel = "N", description = "at the beginning (${DEFAULT-VALUE})")
    private long bordereaux = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.err.println("… --seed " + used);
        try (var faults = new ImportFaults(Places.project(), Places.bench(), used)) {
            var found = faults.run(bordereaux, quick ? FEW : MANY, quick ? 2 : ROUNDS_OF);
            return report(used, found).publish(spec.commandLine().getOut(), Places.bench())
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        }
    }

    private Report report(long used, Findings found) {
        var report = new Report("import-faults", quick);
        report.figure("seed", (double) used, "decides the moments");
        report.figure("kills", (double) found.kills(), "`kill -9` of the importer in the midst of an import");
        report.figure("databaseCrashes", (double) found.databaseCrashes(), "of PostgreSQL, with such a kill or alone");
        report.figure("brokerKills", (double) found.brokerKills(), "`kill -9` of Kafka, with such a kill or alone");
        report.figure("records", (double) found.records(), "events read and compared");
        found.wrong().forEach((what, count) -> report.exactly(what.figure(), count, 0, what.meaning()));
        return report;
    }
}
