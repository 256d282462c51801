package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tn.ars.tuniclaim.bench.stage.Service;
import tn.ars.tuniclaim.bench.stage.Stage;
import tn.ars.tuniclaim.bench.stage.Waiting;
import tn.ars.tuniclaim.local.parts.OwnCertificate;
import tn.ars.tuniclaim.local.parts.ScriptedMail;

/**
 * Two notifiers that are killed while the mail server errs, hangs and is away. Two people get every mail, a third few in an hour and the
 * rest in summaries. The server's own ledger says what arrived.
 */
final class NotifyFaults implements AutoCloseable {

    private static final int NOTIFIERS = 2;
    private static final List<String> ALWAYS = List.of("day@ars.local", "night@ars.local");
    private static final String SELDOM = "seldom@ars.local";

    /** The most that the third gets in an hour, which passes after so many incidents. */
    private static final int PER_HOUR = 8;

    private static final int INCIDENTS_IN_AN_HOUR = 20;

    private static final List<String> DUE = List.of("opened", "resolved");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** From the sender's last word of a mail to the server's yes. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** From the server's yes to the database's. */
    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(2);

    private final Stage stage;
    private final ScriptedMail server;
    private final MailTroubles troubles;
    private final Alerts alerts;
    private final SplittableRandom random;
    private final List<Service> notifiers = new ArrayList<>();
    private final List<Instant> kills = new ArrayList<>();

    NotifyFaults(Path project, Path bench, long seed) throws IOException {
        var own = OwnCertificate.of("ip:127.0.0.1");
        var trust = bench.resolve("trust.p12");
        stage = Stage.start(project, bench);
        own.writeTrust(trust);
        server = new ScriptedMail(ScriptedMail.Security.TLS, own);
        random = new SplittableRandom(seed);
        troubles = new MailTroubles(server, own, OwnCertificate.of("dns:mail.elsewhere.example"), random.split());
        alerts = new Alerts(stage.broker().bootstrapServers());
        for (var number = 1; number <= NOTIFIERS; number++) {
            notifiers.add(stage.notifier("notifier-" + number, settings(server.port(), trust)));
        }
        notifiers.forEach(Service::start);
        notifiers.forEach(Service::awaitReady);
    }

    /** Hours in seconds; the rest is as in production. */
    private static Map<String, String> settings(int port, Path trust) {
        return Map.ofEntries(
                Map.entry("SPRING_MAIL_HOST", "127.0.0.1"),
                Map.entry("SPRING_MAIL_PORT", Integer.toString(port)),
                Map.entry("SPRING_MAIL_SSL_ENABLED", "true"),
                Map.entry("SPRING_MAIL_SSL_BUNDLE", "bench"),
                Map.entry(
                        "SPRING_SSL_BUNDLE_JKS_BENCH_TRUSTSTORE_LOCATION",
                        trust.toUri().toString()),
                Map.entry("SPRING_SSL_BUNDLE_JKS_BENCH_TRUSTSTORE_TYPE", "PKCS12"),
                Map.entry("SPRING_SSL_BUNDLE_JKS_BENCH_TRUSTSTORE_PASSWORD", OwnCertificate.PASSWORD),
                Map.entry("SPRING_MAIL_PROPERTIES_MAIL_SMTP_TIMEOUT", "2000"),
                Map.entry("NOTIFIER_RECIPIENTS", String.join(",", ALWAYS)),
                Map.entry("NOTIFIER_PERHOUR", "100000"),
                Map.entry("NOTIFIER_PEOPLE_0_ADDRESS", SELDOM),
                Map.entry("NOTIFIER_PEOPLE_0_LANGUAGE", "EN"),
                Map.entry("NOTIFIER_PEOPLE_0_ROLES", ""),
                Map.entry("NOTIFIER_PEOPLE_0_PERHOUR", Integer.toString(PER_HOUR)),
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
     * @param troubles of the mail server, by their names
     * @param surplus mails of other kinds than a beginning and an end, or that tell the same once more
     * @param twice mails that the server took more than once
     * @param unexplained those of them for which no notifier was killed in the midst of it
     */
    record Found(
            long incidents,
            long kills,
            Map<String, MailTroubles.Count> troubles,
            long summaries,
            long toldInSummaries,
            long missing,
            long outOfOrder,
            long surplus,
            long twice,
            long unexplained) {}

    /** Only the mail server errs. */
    Found calm(int incidents) {
        return troubled(incidents, "calm", 0);
    }

    /** Notifiers are killed as well, one after every {@code killEvery} incidents. */
    Found disturbed(int incidents, int killEvery) {
        return troubled(incidents, "disturbed", killEvery);
    }

    private Found troubled(int incidents, String name, int killEvery) {
        server.forget();
        troubles.forget();
        kills.clear();
        for (var number = 1; number <= incidents; number++) {
            var subject = name + "-" + number;
            alerts.raiseAndWait(subject);
            troubles.next();
            Waiting.pause(Duration.ofMillis(1_500 + random.nextInt(1_000)));
            Waiting.until("somebody met with the trouble", PATIENCE, troubles::isMet);
            alerts.resolveAndWait(subject);
            if (killEvery > 0 && number % killEvery == 0) {
                kill(notifiers.get(random.nextInt(NOTIFIERS)));
            }
            if (number % INCIDENTS_IN_AN_HOUR == 0) {
                anHourPasses();
            }
        }
        troubles.mend();
        Waiting.until("all incidents are over", PATIENCE, () -> over(name) == incidents);
        anHourPasses();
        Waiting.until("nothing waits any more", PATIENCE, () -> waiting() == 0);
        return verdict(name);
    }

    /** For who gets few mails in it. */
    private void anHourPasses() {
        stage.database()
                .execute("update notifier.notice set created_at = created_at - interval '1 hour',"
                        + " held_until = held_until - interval '1 hour' where recipient = '" + SELDOM
                        + "' and state in ('SENT', 'HELD')");
    }

    private Found verdict(String name) {
        var inbox = Inbox.of(server);
        var recipients = Stream.concat(ALWAYS.stream(), Stream.of(SELDOM)).toList();
        var missing = 0L;
        var outOfOrder = 0L;
        var surplus = 0L;
        var ids = ids(name);
        for (var incident : ids) {
            for (var recipient : recipients) {
                var kinds = inbox.of(recipient, incident);
                missing += DUE.stream().filter(kind -> !kinds.contains(kind)).count();
                outOfOrder +=
                        kinds.contains("resolved") && kinds.lastIndexOf("opened") > kinds.indexOf("resolved") ? 1 : 0;
                surplus +=
                        kinds.stream().filter(kind -> !DUE.contains(kind)).count() + inbox.again(recipient, incident);
            }
        }
        return new Found(
                ids.size(),
                kills.size(),
                troubles.counts(),
                inbox.summaries(),
                inbox.toldInSummaries(),
                missing,
                outOfOrder,
                surplus,
                inbox.twice(),
                inbox.twiceFor(kills, ON_ITS_WAY, UNTIL_WRITTEN));
    }

    private void kill(Service victim) {
        kills.add(Instant.now());
        victim.kill();
        victim.start();
    }

    private List<String> ids(String name) {
        return stage.database().texts("select id::text from notifier.incident where subject like '" + name + "-%'");
    }

    private long over(String name) {
        return stage.database()
                .number("select count(*) from notifier.incident where resolved_at is not null and subject like '" + name
                        + "-%'");
    }

    private long waiting() {
        return stage.database()
                .number("select count(*) from notifier.notice where state in ('WAITING', 'REFUSED', 'HELD')");
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
