package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;
import tn.ars.tuniclaim.local.parts.ScriptedMail;

/** Two notifiers that are killed while the mail server errs, hangs and is away. The server's own ledger says what arrived. */
final class NotifyFaults implements AutoCloseable {

    private static final int NOTIFIERS = 2;
    private static final List<String> RECIPIENTS = List.of("day@ars.local", "night@ars.local");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stage stage;
    private final ScriptedMail server;
    private final Alerts alerts;
    private final SplittableRandom random;
    private final List<Service> notifiers = new ArrayList<>();
    private final List<Runnable> troubles;
    private long kills;
    private long drawn;

    NotifyFaults(Path project, Path bench, long seed) throws IOException {
        stage = Stage.start(project, bench);
        server = new ScriptedMail();
        random = new SplittableRandom(seed);
        alerts = new Alerts(stage.broker().bootstrapServers());
        troubles = List.of(
                () -> {},
                () -> server.setUp(false),
                () -> server.hangAt("MAIL FROM"),
                () -> server.hangUpAt("DATA"),
                () -> server.refuse("MAIL FROM", "421 4.3.2 shutting down"),
                () -> server.refuse("RCPT TO", "451 4.7.1 later"),
                () -> server.refuse("RCPT TO:<night", "550 5.1.1 no such user"),
                () -> server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected"),
                () -> server.refuse(".", "451 4.3.0 local error"));
        for (var number = 1; number <= NOTIFIERS; number++) {
            notifiers.add(stage.notifier("notifier-" + number, settings(server.port())));
        }
        notifiers.forEach(Service::start);
        notifiers.forEach(Service::awaitReady);
    }

    /** Hours in seconds; the rest is as in production. */
    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("SPRING_MAIL_HOST", "127.0.0.1"),
                Map.entry("SPRING_MAIL_PORT", Integer.toString(port)),
                Map.entry("SPRING_MAIL_PROPERTIES_MAIL_SMTP_TIMEOUT", "1000"),
                Map.entry("NOTIFIER_RECIPIENTS", String.join(",", RECIPIENTS)),
                Map.entry("NOTIFIER_PERHOUR", "100000"),
                Map.entry("NOTIFIER_WAIT", "1s"),
                Map.entry("NOTIFIER_SETTLE", "1s"),
                Map.entry("NOTIFIER_RETRY_FIRST", "200ms"),
                Map.entry("NOTIFIER_RETRY_LONGEST", "2s"),
                Map.entry("NOTIFIER_RETRY_REFUSED", "2s"),
                Map.entry("NOTIFIER_RETRY_LEASE", "10s"),
                Map.entry("NOTIFIER_WATCH_SILENCE", "1h"),
                Map.entry("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000"));
    }

    /**
     * What was found.
     *
     * @param surplus mails of other kinds than a beginning and an end
     * @param twice mails that the server took more than once
     */
    record Disturbed(
            long incidents, long kills, long troubles, long missing, long outOfOrder, long surplus, long twice) {}

    Disturbed disturbed(int incidents) {
        for (var number = 0; number < incidents; number++) {
            var subject = "subject-" + number;
            alerts.raiseAndWait(subject);
            trouble();
            Waiting.pause(Duration.ofMillis(1_500 + random.nextInt(1_000)));
            alerts.resolveAndWait(subject);
            if (number % 4 == 3) {
                kill(notifiers.get(random.nextInt(NOTIFIERS)));
            }
        }
        mend();
        Waiting.until("all incidents are over", PATIENCE, () -> over() == incidents);
        Waiting.until("nothing waits any more", PATIENCE, () -> waiting() == 0);
        return verdict(incidents);
    }

    private Disturbed verdict(int incidents) {
        var inbox = Inbox.of(server);
        var missing = 0L;
        var outOfOrder = 0L;
        var surplus = 0L;
        for (var incident : ids()) {
            for (var recipient : RECIPIENTS) {
                var kinds = inbox.of(recipient, incident);
                missing += List.of("opened", "resolved").stream()
                        .filter(kind -> !kinds.contains(kind))
                        .count();
                outOfOrder += kinds.indexOf("resolved") < kinds.indexOf("opened") ? 1 : 0;
                surplus += kinds.stream()
                        .filter(kind -> !kind.equals("opened") && !kind.equals("resolved"))
                        .count();
            }
        }
        return new Disturbed(incidents, kills, drawn, missing, outOfOrder, surplus, inbox.twice());
    }

    private void trouble() {
        mend();
        troubles.get(random.nextInt(troubles.size())).run();
        drawn++;
    }

    private void mend() {
        server.refuseNothing();
        server.setUp(true);
    }

    private void kill(Service victim) {
        victim.kill();
        victim.start();
        kills++;
    }

    private List<String> ids() {
        return stage.database().texts("select id::text from notifier.incident where cause = 'SYNC_FAILED'");
    }

    private long over() {
        return stage.database()
                .number("select count(*) from notifier.incident where cause = 'SYNC_FAILED' and resolved_at is not"
                        + " null");
    }

    private long waiting() {
        return stage.database().number("select count(*) from notifier.notice where state in ('WAITING', 'REFUSED')");
    }

    @Override
    public void close() {
        alerts.close();
        try {
            server.close();
        } catch (IOException failure) {
            System.err.println("while stopping: " + failure);
        }
        stage.close();
    }
}
