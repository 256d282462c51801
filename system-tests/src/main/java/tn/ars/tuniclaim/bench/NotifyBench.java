package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;
import tn.ars.tuniclaim.local.parts.ScriptedMail;

/** How many alerts a second the notifier makes into how few mails. */
@Command(
        name = "notify",
        description = "the notifier under a flood of alerts: does it keep up, and how many mails does that make?",
        mixinStandardHelpOptions = true)
final class NotifyBench implements Callable<Integer> {

    private static final int INCIDENTS = 50;
    private static final int OFFERED = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
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
                            "NOTIFIER_SETTLE", "5s"));
            notifier.start();
            notifier.awaitReady();
            offered(stage, alerts, server, report);
            backlog(stage, alerts, report);
            closed(alerts, server, report);
        }
        return report.publish(spec.commandLine().getOut(), Places.bench()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** As many a second as are promised: are they handled as they come? */
    private void offered(Stage stage, Alerts alerts, ScriptedMail server, Report report) {
        var seconds = quick ? 35 : 60;
        System.err.printf("… %,d alerts a second for %d s%n", OFFERED, seconds);
        var began = System.nanoTime();
        var firstMail = 0L;
        for (var number = 0; number < OFFERED * seconds; number++) {
            alerts.raise("subject-" + number % INCIDENTS, number % 2_000);
            if (number % 100 == 0) {
                LockSupport.parkNanos(began + (long) (number * NANOS / OFFERED) - System.nanoTime());
                firstMail = firstMail == 0 && !server.taken().isEmpty() ? System.nanoTime() : firstMail;
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
                "incidents", stage.database().number("select count(*) from notifier.incident"), INCIDENTS, "opened");
    }

    /** As fast as it can. */
    private void backlog(Stage stage, Alerts alerts, Report report) {
        var count = quick ? 100_000 : 500_000;
        System.err.printf("… a backlog of %,d alerts%n", count);
        var before = counted(stage);
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
    }

    private static void closed(Alerts alerts, ScriptedMail server, Report report) {
        for (var number = 0; number < INCIDENTS; number++) {
            alerts.resolveAndWait("subject-" + number);
        }
        Waiting.until(
                "everybody knows that it is over",
                PATIENCE,
                () -> Inbox.of(server).count("resolved") == INCIDENTS);
        var inbox = Inbox.of(server);
        report.exactly("openingMails", inbox.count("opened"), INCIDENTS, "one for each incident");
        report.exactly("closingMails", inbox.count("resolved"), INCIDENTS, "one for each incident");
        report.exactly("mailsTwice", inbox.twice(), 0, "taken more than once by the server");
        report.figure("mails", server.taken().size(), "in all, with those that say that it has grown tenfold");
    }

    private static long counted(Stage stage) {
        return stage.database().number("select coalesce(sum(alerts), 0) from notifier.incident");
    }
}
