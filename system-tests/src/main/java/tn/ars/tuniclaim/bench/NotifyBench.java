package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;

/** How many alerts a second the notifier makes into how few mails. */
@Command(
        name = "notify",
        description = "the notifier under a flood of alerts: does it keep up, and how many mails does that make?",
        mixinStandardHelpOptions = true)
final class NotifyBench implements Callable<Integer> {

    private static final int FLOOD = 10_000;
    private static final int SLOW = 100;
    private static final int INCIDENTS = 50;
    private static final int OFFERED = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    @Option(names = "--quick", description = "fewer alerts")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var report = new Report("notify", quick);
        try (var stage = Stage.start(Places.project(), Places.bench());
                var server = new ScriptedMail();
                var alerts = new Alerts(stage.broker().bootstrapServers())) {
            var notifier = stage.notifier(
                    "notifier",
                    Map.of(
                            "SPRING_MAIL_HOST", "127.0.0.1",
                            "SPRING_MAIL_PORT", Integer.toString(server.port()),
                            "NOTIFIER_RECIPIENTS", "ops@ars.local",
                            "NOTIFIER_PERHOUR", "1000",
                            "NOTIFIER_INTERVAL", INTERVAL.toString(),
                            "NOTIFIER_QUIET", "15s",
                            "NOTIFIER_SETTLE", "5s"));
            notifier.start();
            notifier.awaitReady();
            flood(stage, alerts, server, report);
            offered(stage, alerts, server, report);
            backlog(stage, notifier, alerts, report);
            closed(alerts, server, report);
        }
        return report.publish(spec.commandLine().getOut(), Places.bench()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The partner refuses one change now and then, and after half a minute thousands. */
    private static void flood(Stage stage, Alerts alerts, ScriptedMail server, Report report) {
        System.err.printf("… %,d refused pushes of one cause within a minute%n", FLOOD);
        var began = Instant.now();
        var start = System.nanoTime();
        for (var number = 0; number < FLOOD; number++) {
            alerts.refusePush(number);
            LockSupport.parkNanos(start + (long) (secondOf(number) * NANOS) - System.nanoTime());
        }
        alerts.flush();
        Waiting.until(
                "everybody knows that it is over",
                PATIENCE,
                () -> Inbox.of(server).count("resolved") == 1);
        var mails = server.taken();
        var inbox = Inbox.of(server);
        report.exactly(
                "flood.alerts",
                stage.database().number("select sum(alerts) from notifier.incident where cause = 'PUSH_REFUSED'"),
                FLOOD,
                "refused pushes of one cause within 56 s, counted on one incident");
        report.exactly("flood.openingMails", inbox.count("opened"), 1, "");
        report.atMost(
                "flood.openingMailSeconds",
                seconds(Duration.between(began, mails.getFirst().at())),
                30,
                "from the first alert");
        report.figure("flood.updates", mails.size() - 2.0, "mails that say that it has grown tenfold");
        report.atLeast(
                "flood.leastPauseSeconds",
                leastPause(mails.subList(0, mails.size() - 1)),
                seconds(INTERVAL),
                "between two mails before the closing one; the interval is set to this");
        report.exactly("flood.closingMails", inbox.count("resolved"), 1, "");
    }

    private static double secondOf(int number) {
        return number < SLOW ? number * 28.0 / SLOW : 28 + (number - SLOW) * 28.0 / (FLOOD - SLOW);
    }

    private static double leastPause(List<Taken> mails) {
        return IntStream.range(1, mails.size())
                .mapToObj(next -> Duration.between(
                        mails.get(next - 1).at(), mails.get(next).at()))
                .mapToDouble(NotifyBench::seconds)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** As many a second as are promised: are they handled as they come? */
    private void offered(Stage stage, Alerts alerts, ScriptedMail server, Report report) {
        var seconds = quick ? 35 : 60;
        System.err.printf("… %,d alerts a second for %d s%n", OFFERED, seconds);
        var before = server.taken().size();
        var began = System.nanoTime();
        var firstMail = 0L;
        for (var number = 0; number < OFFERED * seconds; number++) {
            alerts.raise("subject-" + number % INCIDENTS, number % 2_000);
            if (number % 100 == 0) {
                LockSupport.parkNanos(began + (long) (number * NANOS / OFFERED) - System.nanoTime());
                firstMail = firstMail == 0 && server.taken().size() > before ? System.nanoTime() : firstMail;
            }
        }
        alerts.flush();
        var written = System.nanoTime();
        var total = (long) OFFERED * seconds;
        Waiting.until("all alerts are counted", PATIENCE, () -> counted(stage) == total);
        var behind = (System.nanoTime() - written) / NANOS;
        var offered = total / ((written - began) / NANOS);
        report.figure("offeredPerSecond", offered, "alerts written, over %d causes".formatted(INCIDENTS));
        report.atLeast(
                "keptUp",
                (written - began) / NANOS / ((written - began) / NANOS + behind),
                0.97,
                "time of writing over the time until all were handled");
        report.figure("secondsBehind", behind, "from the last one written to the last one handled");
        report.atMost(
                "openingMailSeconds",
                firstMail == 0 ? Double.NaN : (firstMail - began) / NANOS,
                30,
                "from the first alert to the first mail; alerts are gathered for 25 s");
        report.exactly(
                "incidents",
                stage.database().number("select count(*) from notifier.incident where cause = 'SYNC_FAILED'"),
                INCIDENTS,
                "opened");
    }

    /** As fast as it can. */
    private void backlog(Stage stage, Service notifier, Alerts alerts, Report report) {
        var count = quick ? 100_000 : 500_000;
        System.err.printf("… a backlog of %,d alerts%n", count);
        var before = counted(stage);
        var cpu = notifier.cpu();
        var cpuOfDatabase = stage.database().cpu();
        var began = System.nanoTime();
        for (var number = 0; number < count; number++) {
            alerts.raise("subject-" + number % INCIDENTS, number % 2_000);
        }
        alerts.flush();
        Waiting.until("all alerts are counted", PATIENCE, () -> counted(stage) == before + count);
        report.atLeast(
                "alertsPerSecond",
                count / ((System.nanoTime() - began) / NANOS),
                OFFERED,
                "handled, while they are written on the same cores");
        report.figure("cpuMicrosPerAlert", micros(notifier.cpu().minus(cpu)) / count, "of the notifier");
        report.figure(
                "cpuMicrosPerAlertOfPostgreSql", micros(stage.database().cpu().minus(cpuOfDatabase)) / count, "for it");
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }

    private static void closed(Alerts alerts, ScriptedMail server, Report report) {
        for (var number = 0; number < INCIDENTS; number++) {
            alerts.resolveAndWait("subject-" + number);
        }
        Waiting.until(
                "everybody knows that it is over",
                PATIENCE,
                () -> Inbox.of(server).count("resolved") == INCIDENTS + 1);
        var inbox = Inbox.of(server);
        report.exactly("openingMails", inbox.count("opened"), INCIDENTS + 1, "one for each incident");
        report.exactly("closingMails", inbox.count("resolved"), INCIDENTS + 1, "one for each incident");
        report.exactly("mailsTwice", inbox.twice(), 0, "taken more than once by the server");
        report.figure("mails", server.taken().size(), "in all, with those that say that it has grown tenfold");
    }

    private static long counted(Stage stage) {
        return stage.database()
                .number("select coalesce(sum(alerts), 0) from notifier.incident where cause = 'SYNC_FAILED'");
    }
}
