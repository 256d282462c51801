package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tn.ars.tuniclaim.bench.PushStage.Keys;
import tn.ars.tuniclaim.bench.PushStage.Rate;

/** How fast the pusher is, beside what the partner and two cores allow; and its lanes alone, beside their rivals. */
@Command(
        name = "push",
        description = "the pusher beside its limits, and its lanes beside their rivals",
        mixinStandardHelpOptions = true)
final class PushBench implements Callable<Integer> {

    private static final List<Integer> LATENCIES = List.of(20, 200, 1_000);
    private static final List<Integer> SLEEPS = List.of(10, 100);
    private static final int EVENTS_PER_SECOND = 100;
    private static final double LOW_LATENCY_AIM = 0.6;
    private static final double AIM = 0.9;

    /** More than the machine can do in a second, so that there is always enough to do. */
    private static final int FASTEST = 4_000;

    @Option(names = "--quick", description = "in less than three minutes; shorter, and skewed keys at one latency only")
    private boolean quick;

    @Option(names = "--lanes", description = "only the lanes beside their rivals")
    private boolean lanesOnly;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long began = System.nanoTime();

    @Override
    public Integer call() {
        var report = new Report("push", quick, "what", "done", "s", "1/s", "limit 1/s", "of it");
        try (var stage = new PushStage(Places.project(), Places.bench())) {
            lanes(stage, report);
            if (!lanesOnly) {
                pusher(stage, report);
            }
        }
        report.publish(spec.commandLine().getOut(), Places.bench());
        return ExitCode.OK;
    }

    private void pusher(PushStage stage, Report report) {
        stage.startPusher();
        var bare = warmUp(stage);
        throughput(stage, report, bare);
        latency(stage, report);
        verdict(stage, report);
    }

    private void lanes(PushStage stage, Report report) {
        var contests = new LaneContest(stage.contest(), quick);
        say("the lanes and their rivals, warming up");
        contests.warmUp();
        var ahead = new TreeMap<String, Double>();
        for (var sleep : SLEEPS) {
            for (var skewed : List.of(false, true)) {
                var name = sleep + " ms, " + (skewed ? "skewed" : "uniform");
                say("the lanes and their rivals, " + name);
                var found = contests.run(sleep, skewed);
                found.rates()
                        .forEach((who, rate) -> report.line(
                                who + ", " + name,
                                "",
                                "",
                                number(rate),
                                number(found.bareLoop()),
                                fraction(rate / found.bareLoop())));
                report.atLeast(
                        "ratioToBareLoop." + sleep + "ms" + (skewed ? "Skewed" : "Uniform"),
                        found.lanes() / found.bareLoop(),
                        0.95,
                        "of the bare loop, %d ms, %s keys".formatted(sleep, skewed ? "skewed" : "uniform"));
                found.ahead().forEach((rival, times) -> ahead.merge(rival, times, Math::min));
            }
        }
        ahead.forEach((rival, times) ->
                report.atLeast("aheadOf." + rival, times, 1, "times as fast, in the case that suits it best"));
        report.exactly("outOfOrder", contests.disorder(), 0, "records done out of their key's order by the lanes");
        report.exactly("incomplete", contests.missing(), 0, "records that the lanes left out");
    }

    /** Answers what a bare client does on what is left of the cores, with no latency to wait for but the shortest. */
    private double warmUp(PushStage stage) {
        say("warming up the pusher");
        stage.delivered(Duration.ofMillis(LATENCIES.getFirst()), Keys.UNIFORM, FASTEST * (quick ? 6 : 20));
        say("a bare HTTP client");
        stage.bareCalls(Duration.ofSeconds(quick ? 4 : 10));
        return stage.bareCalls(Duration.ofSeconds(quick ? 5 : 10));
    }

    private void throughput(PushStage stage, Report report, double bare) {
        for (var millis : LATENCIES) {
            for (var keys : Keys.values()) {
                if (quick && keys == Keys.SKEWED && millis != 200) {
                    continue;
                }
                var latency = Duration.ofMillis(millis);
                var limit = Math.min(stage.limit(latency, keys), bare);
                say("the pusher, %d ms, %s".formatted(millis, keys));
                var rate = stage.delivered(latency, keys, (int) (limit * (quick ? 8 : 25)));
                line(report, "pusher, %d ms, %s".formatted(millis, keys.words()), rate, limit);
                report.atLeast(
                        "ratioToLimit." + millis + "ms" + (keys == Keys.SKEWED ? "Skewed" : ""),
                        rate.perSecond() / limit,
                        millis < LATENCIES.get(1) ? LOW_LATENCY_AIM : AIM,
                        "of min(%d / latency, hottest lane, bare client), %d ms, %s"
                                .formatted(PushStage.IN_FLIGHT, millis, keys.words()));
            }
        }
        report.line("bare HTTP client, %d ms".formatted(LATENCIES.getFirst()), "", "", number(bare), "", "");
        report.figure(
                "bareClient", bare, "calls a second of a bare HTTP client, %d at once".formatted(PushStage.IN_FLIGHT));
    }

    private void latency(PushStage stage, Report report) {
        say("%d events a second".formatted(EVENTS_PER_SECOND));
        var waits = stage.waits(EVENTS_PER_SECOND, Duration.ofSeconds(quick ? 12 : 60));
        report.atMost(
                "p50", percentile(waits, 50), 10, "ms from an event's writing to its call at the partner, median");
        report.atMost("p99", percentile(waits, 99), 50, "the same, of 99 in 100");
        report.figure("p99_9", percentile(waits, 99.9), "the same, of 999 in 1,000");
    }

    private static double percentile(List<Double> waits, double percent) {
        return waits.stream()
                .sorted()
                .skip((long) (waits.size() * percent / 100))
                .findFirst()
                .orElseThrow();
    }

    private static void verdict(PushStage stage, Report report) {
        var verdict = stage.stage().partner().verdict();
        report.exactly("wentBackwards", verdict.backwards(), 0, "older states over newer ones at the partner");
        report.exactly("arrivedTwice", verdict.twice(), 0, "changes told again although they had been answered");
    }

    private static void line(Report report, String what, Rate rate, double limit) {
        report.line(
                what,
                number((double) rate.changes()),
                String.format(Locale.ROOT, "%.1f", rate.seconds()),
                number(rate.perSecond()),
                number(limit),
                fraction(rate.perSecond() / limit));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String fraction(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private void say(String what) {
        System.err.printf(
                "%4d s … %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), what);
    }
}
