package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.RunRecord.Line;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;
import tn.ars.tuniclaim.local.parts.EmbeddedKafka;
import tn.ars.tuniclaim.local.parts.EmbeddedMail;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.SimulatorSettings;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;

/** Stand-ins in this JVM for whatever the environment does not name a real one of. */
final class EmbeddedParts implements AutoCloseable {
    private static final int ITEMS_PER_BULLETIN = 3;

    private final StackSettings settings;
    private final SecureRandom random;
    private final Closing closing = new Closing();
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private volatile @Nullable EmbeddedDatabase database;
    private volatile @Nullable EmbeddedMail mail;
    private volatile @Nullable Simulator partner;

    EmbeddedParts(StackSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
    }

    /** Returns when all of them take connections. Starts the slow ones side by side. */
    void start() {
        var real = settings.real();
        var starting = new ArrayList<CompletableFuture<Void>>();
        if (!real.kafka()) starting.add(CompletableFuture.runAsync(this::startKafka));
        if (!real.database()) starting.add(CompletableFuture.runAsync(this::startDatabase));
        if (!real.mail()) startMail();
        if (!real.partner()) startPartner();
        starting.forEach(EmbeddedParts::join);
    }

    /** What the services must be told, beside what the environment says already. */
    Map<String, String> environment() {
        return environment;
    }

    String kafka() {
        return address("SPRING_KAFKA_BOOTSTRAP_SERVERS");
    }

    Optional<ProcessMark> databaseProcess() {
        return Optional.ofNullable(database)
                .flatMap(running -> ProcessHandle.of(running.pid()))
                .map(process -> ProcessMark.of("database", process));
    }

    List<Line> places() {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Kafka", kafka()));
        var password = database == null ? "" : "  user tuniclaim, password " + address("SPRING_DATASOURCE_PASSWORD");
        lines.add(new Line("PostgreSQL", address("SPRING_DATASOURCE_URL") + password));
        lines.add(new Line(
                "mail",
                mail == null
                        ? address("SPRING_MAIL_HOST")
                        : "SMTP 127.0.0.1:%d, IMAP 127.0.0.1:%d".formatted(mail.smtpPort(), mail.imapPort())));
        lines.add(new Line(
                "partner",
                address("TUNICLAIM_BASE_URL") + (partner == null ? "" : "  simulated; admin " + partner.adminUrl())));
        return lines;
    }

    List<Line> hints() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "read the events", "kcat -b %s -C -t tuniclaim.bordereaux -f '%%h\\n%%s\\n'".formatted(kafka())));
        if (mail != null)
            lines.add(new Line(
                    "read the first mail",
                    "curl -u %s:any 'imap://127.0.0.1:%d/INBOX;MAILINDEX=1'"
                            .formatted(settings.recipients().split(",", 2)[0].strip(), mail.imapPort())));
        if (partner != null) lines.add(new Line("break the partner", "curl " + partner.adminUrl() + "  says how"));
        return lines;
    }

    @Override
    public void close() {
        closing.close();
    }

    private void startKafka() {
        var kafka =
                closing.add(EmbeddedKafka.start(Home.ownFolder(settings.home().kafka()), settings.ports().kafka));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    }

    private void startDatabase() {
        var home = settings.home();
        var server = closing.add(EmbeddedDatabase.start(new EmbeddedDatabase.Settings(
                Home.ownFolder(home.postgresql()),
                settings.apps().resolve("postgresql"),
                settings.ports().database,
                true,
                password(home.databasePassword()))));
        database = server;
        environment.put("SPRING_DATASOURCE_URL", server.url());
        environment.put("SPRING_DATASOURCE_USERNAME", server.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", server.password());
    }

    private void startMail() {
        var ports = settings.ports();
        var server =
                closing.add(EmbeddedMail.start(Home.ownFolder(settings.home().mails()), ports.smtp, ports.imap));
        mail = server;
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", String.valueOf(server.smtpPort()));
    }

    private void startPartner() {
        var options = settings.partner();
        var dataset = new DatasetSettings(
                options.seed,
                options.bordereaux,
                options.bulletinsPerBordereau,
                ITEMS_PER_BULLETIN,
                options.clean ? Oddities.CLEAN : Oddities.REALISTIC);
        var server = closing.add(Simulator.start(SimulatorSettings.defaults()
                .withPorts(settings.ports().partner, settings.ports().partnerAdmin)
                .withLedger(Home.ownFolder(settings.home().partner()).resolve("ledger"))
                .withDataset(dataset)));
        partner = server;
        environment.put("TUNICLAIM_BASE_URL", server.baseUrl().toString());
    }

    private String address(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(settings.environment().get(variable)))
                .orElse("?");
    }

    private String password(Path file) {
        return OwnerFile.read(file).orElseGet(() -> {
            var password = Account.password(random);
            OwnerFile.write(file, password);
            return password;
        });
    }

    private static void join(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
