package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How quickly the pages answer where much is remembered, and how quickly results are taken in. */
@Command(
        name = "dashboard",
        description = "the pages with millions of results behind them, and how fast these are taken in",
        mixinStandardHelpOptions = true)
final class DashboardBench implements Callable<Integer> {

    private static final int RESULTS = 10_000_000;
    private static final int BULLETINS = 1_000_000;
    private static final int PER_SECOND = 50;
    private static final int OPEN_PAGES = 500;

    /** Two cores compile the dashboard while they serve: told by itself, since everybody meets with it once after a start. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    @Option(names = "--quick", description = "with a tenth of it all")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long began = System.nanoTime();

    @Override
    public Integer call() {
        var scale = quick ? 10 : 1;
        var report = new Report("dashboard", quick, "page", "requests", "p50 ms", "p95 ms", "p99 ms");
        try (var stage = new DashboardStage(Places.project(), Places.bench())) {
            say("filling the read models");
            stage.fill(RESULTS / scale / 10 * 9L, BULLETINS / scale);
            report.figure("results", RESULTS / (double) scale, "results in the read model");
            report.figure("bulletins", BULLETINS / (double) scale, "bulletins in the read model");
            report.figure("buffersMiB", Machine.quarterOfMemory(), "PostgreSQL's memory for its pages");
            say("results come in");
            report.atLeast(
                    "ingestPerSecond",
                    stage.ingest(RESULTS / scale / 10),
                    10_000,
                    "results a second from Kafka into the full read model");
            say("the pages in the first minute after a start");
            tell(report, stage.measure(PER_SECOND, FIRST), "the first minute");
            say("the pages");
            var time = Duration.ofSeconds(quick ? 15 : 60);
            judge(report, stage.measure(PER_SECOND, time), "", "");
            say(OPEN_PAGES + " open pages");
            try (var open = stage.openPages(OPEN_PAGES)) {
                judge(report, stage.measure(PER_SECOND, time), "WithOpenPages", OPEN_PAGES + " pages open");
                report.exactly("openPages", open.heard(stage), OPEN_PAGES, "open pages that heard of the same news");
            }
        }
        report.publish(spec.commandLine().getOut(), Places.bench());
        return ExitCode.OK;
    }

    private static void tell(Report report, List<PageTimes> pages, String when) {
        for (var page : pages) {
            report.line(
                    page.name() + (when.isEmpty() ? "" : ", " + when),
                    String.format(Locale.ROOT, "%,d", page.requests()),
                    number(page.percentile(50)),
                    number(page.percentile(95)),
                    number(page.percentile(99)));
        }
    }

    private static void judge(Report report, List<PageTimes> pages, String suffix, String when) {
        tell(report, pages, when);
        for (var page : pages) {
            report.exactly(
                    page.name() + suffix + ".failed", page.failed(), 0, "requests that were not answered with 200");
            report.atMost(page.name() + suffix + ".p95", page.percentile(95), 60, "ms, at 50 requests a second");
            report.atMost(page.name() + suffix + ".p99", page.percentile(99), 150, "ms, likewise");
        }
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private void say(String what) {
        System.err.printf(
                "%4d s … %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), what);
    }
}
