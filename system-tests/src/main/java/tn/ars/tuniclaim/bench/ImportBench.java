package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tn.ars.tuniclaim.bench.stage.Partner.Counts;
import tn.ars.tuniclaim.bench.stage.Partner.World;

/** How fast the importer is, beside what the machine can do at all, and beside the usual way. */
@Command(
        name = "import",
        description = "the importer beside the floor and beside one statement per row",
        mixinStandardHelpOptions = true)
final class ImportBench implements Callable<Integer> {

    private static final long SEED = 7;
    private static final double ONE_PERCENT = 0.01;
    /** The bordereau, its changed bulletin and that one's three items. */
    private static final int ROWS_PER_CHANGE = 5;
    /** Of the bordereau and of its changed bulletin. */
    private static final int EVENTS_PER_CHANGE = 2;

    private static final double MIB = 1 << 20;

    @Option(names = "--quick", description = "in less than three minutes; the larger import is smaller")
    private boolean quick;

    @Option(names = "--bordereaux", paramLabel = "N", description = "of the smaller import (${DEFAULT-VALUE})")
    private long small = 2_000;

    @Option(names = "--most-bordereaux", paramLabel = "N", description = "of the larger import (20000; quick: 6000)")
    private long large;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long began = System.nanoTime();

    @Override
    public Integer call() {
        if (large == 0) {
            large = quick ? 6_000 : 20_000;
        }
        var report = new Report("import", quick, Measured.COLUMNS);
        try (var stage = new ImportStage(Places.project(), Places.bench())) {
            measure(stage, report);
        }
        report.publish(spec.commandLine().getOut(), Places.bench());
        return ExitCode.OK;
    }

    private void measure(ImportStage stage, Report report) {
        var sizes = warmUp(stage);
        var smaller = compare(stage, report, sizes, World.clean(SEED, small), repetitions());
        changes(stage, report, smaller);
        rowByRow(stage, report, smaller.first());
        var larger = compare(stage, report, sizes, World.clean(SEED, large), 1);
        report.line(fetched(stage, larger.counts()).cells("the partner's list fetched, nothing done"));
        judge(report, smaller, larger);
        heap(stage, report);
    }

    /** What was loaded and compiled for another partner's data serves from now on. */
    private EventSizes warmUp(ImportStage stage) {
        say("warming up");
        var counts = stage.show(World.clean(SEED + 1, small));
        stage.imported(counts.bulletins(), events(counts));
        // It does a tenth of the work, and compiles as little at a time.
        for (var time = 0; time < 10; time++) {
            stage.imported(counts.bulletins(), 0);
        }
        var sizes = stage.eventSizes();
        for (var time = 0; time < repetitions(); time++) {
            stage.empty();
            stage.floor(sizes);
            stage.empty();
            stage.imported(counts.bulletins(), events(counts));
        }
        stage.empty();
        stage.floor(sizes);
        return sizes;
    }

    private int repetitions() {
        return quick ? 1 : 3;
    }

    /** One size of the partner's data: what was found, medians. */
    private record Compared(Counts counts, Measured floor, Measured first, Measured unchanged) {

        double ratioToFloor() {
            return first.rate() / floor.rate();
        }

        double speedup() {
            return unchanged.rate() / first.rate();
        }
    }

    private Compared compare(ImportStage stage, Report report, EventSizes sizes, World world, int times) {
        var floors = new ArrayList<Measured>();
        var firsts = new ArrayList<Measured>();
        var counts = stage.show(world);
        for (var time = 0; time < times; time++) {
            say("%,d BS: the floor, then the importer".formatted(counts.bulletins()));
            stage.empty();
            floors.add(stage.floor(sizes));
            stage.empty();
            firsts.add(stage.imported(counts.bulletins(), events(counts)));
        }
        stage.rest();
        var then = stage.now();
        var before = stage.published();
        var unchanged = median(3 * times, () -> stage.imported(counts.bulletins(), 0));
        var compared = new Compared(counts, median(floors), median(firsts), unchanged);
        report.line(compared.floor().cells("the floor"));
        report.line(compared.first().cells("first import"));
        report.line(compared.unchanged().cells("again, nothing changed"));
        report.exactly(named("writesWhenUnchanged", world), stage.writtenSince(then), 0, "rows, in all such syncs");
        report.exactly(named("eventsWhenUnchanged", world), stage.published() - before, 0, "events, in all such syncs");
        return compared;
    }

    private String named(String figure, World world) {
        return world.bordereaux() == small ? figure : figure + "AtLargest";
    }

    /** One in a hundred bordereaux says something else, in its own fields and in one bulletin with its items. */
    private void changes(ImportStage stage, Report report, Compared smaller) {
        say("one percent changed");
        var counts = stage.stage().partner().advance(ONE_PERCENT, 0);
        var then = stage.now();
        var before = stage.published();
        report.line(stage.imported(smaller.counts().bulletins(), counts.touched() * EVENTS_PER_CHANGE)
                .cells("again, 1 % changed"));
        report.atLeast(
                "changedAtOnePercent",
                (double) counts.touched(),
                1,
                "bordereaux changed, one bulletin of three items in each");
        report.exactly(
                "writesAtOnePercent", stage.writtenSince(then), counts.touched() * ROWS_PER_CHANGE, "rows written");
        report.exactly(
                "eventsAtOnePercent", stage.published() - before, counts.touched() * EVENTS_PER_CHANGE, "events");
    }

    private void rowByRow(ImportStage stage, Report report, Measured first) {
        say("one statement per row, on a sample");
        stage.show(World.clean(SEED, small / 100));
        stage.rowByRow();
        stage.show(World.clean(SEED, small / 20));
        var rows = stage.rowByRow();
        report.line(rows.cells("one statement per row, a sample"));
        report.atLeast("ratioToRowByRow", first.rate() / rows.rate(), 5, "times as fast as one statement per row");
        report.atMost(
                "cpuToRowByRow",
                first.cpuPerBulletin() / rows.cpuPerBulletin(),
                0.5,
                "of its CPU per BS (program and PostgreSQL)");
    }

    /** How fast the simulated partner is at most: no import can be faster. */
    private static Measured fetched(ImportStage stage, Counts counts) {
        var fetched = stage.stage().partner().fetch();
        return new Measured(counts.bulletins(), fetched.time(), Duration.ZERO, Duration.ZERO);
    }

    private static void judge(Report report, Compared smaller, Compared larger) {
        report.atLeast("ratioToFloor", smaller.ratioToFloor(), 0.5, "of the floor's rate");
        report.atLeast("ratioToFloorAtLargest", larger.ratioToFloor(), 0.5, "of the floor's rate, larger import");
        report.between(
                "sizeSteadiness",
                larger.first().rate() / smaller.first().rate(),
                0.85,
                1.15,
                "rate of the larger import to that of the smaller");
        report.atLeast("unchangedSpeedup", smaller.speedup(), 10, "nothing changed: times as fast as the first import");
        report.atLeast("unchangedSpeedupAtLargest", larger.speedup(), 10, "the same, larger import");
    }

    /** In imports of their own: looking into the heap takes time. */
    private void heap(ImportStage stage, Report report) {
        var peaks = new ArrayList<Long>();
        for (var size : List.of(small, large)) {
            var counts = stage.show(World.clean(SEED, size));
            say("the heap during an import of %,d BS".formatted(counts.bulletins()));
            peaks.add(stage.heapOfImport(counts.bulletins(), events(counts)));
        }
        report.figure("peakHeapMiB", peaks.getFirst() / MIB, "live heap at most, of `-Xmx256m`");
        report.figure("peakHeapMiBAtLargest", peaks.getLast() / MIB, "the same, larger import");
        report.between(
                "heapSteadiness",
                peaks.getLast() / (double) peaks.getFirst(),
                0.8,
                1.2,
                "live heap of the larger import to that of the smaller");
    }

    private static long events(Counts counts) {
        return counts.bordereaux() + counts.bulletins();
    }

    private static Measured median(int times, Supplier<Measured> measurement) {
        var all = new ArrayList<Measured>();
        for (var time = 0; time < times; time++) {
            all.add(measurement.get());
        }
        return median(all);
    }

    private static Measured median(List<Measured> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble(Measured::rate))
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private void say(String what) {
        System.err.printf(
                "%4d s … %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), what);
    }
}
