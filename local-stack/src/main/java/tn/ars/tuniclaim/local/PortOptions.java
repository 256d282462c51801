package tn.ars.tuniclaim.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where everything listens, on 127.0.0.1; 0 takes a free port. */
final class PortOptions {
    @Option(names = "--dashboard-port", paramLabel = "PORT", description = "pages and REST door (${DEFAULT-VALUE})")
    int dashboard = 8080;

    @Option(names = "--importer-port", paramLabel = "PORT", description = "importer's health (${DEFAULT-VALUE})")
    int importer = 8081;

    @Option(names = "--pusher-port", paramLabel = "PORT", description = "pusher's health (${DEFAULT-VALUE})")
    int pusher = 8082;

    @Option(names = "--notifier-port", paramLabel = "PORT", description = "notifier's health (${DEFAULT-VALUE})")
    int notifier = 8083;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (${DEFAULT-VALUE})")
    int kafka = 9092;

    @Option(names = "--database-port", paramLabel = "PORT", description = "PostgreSQL (${DEFAULT-VALUE})")
    int database = 5433;

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "mail in (${DEFAULT-VALUE})")
    int smtp = 3025;

    @Option(names = "--imap-port", paramLabel = "PORT", description = "mail to read (${DEFAULT-VALUE})")
    int imap = 3143;

    @Option(names = "--partner-port", paramLabel = "PORT", description = "the simulated partner (${DEFAULT-VALUE})")
    int partner = 9090;

    @Option(
            names = "--partner-admin-port",
            paramLabel = "PORT",
            description = "what breaks and mends the simulated partner (${DEFAULT-VALUE})")
    int partnerAdmin = 9091;

    static PortOptions allFree() {
        var ports = new PortOptions();
        ports.dashboard = ports.importer = ports.pusher = ports.notifier = 0;
        ports.kafka = ports.database = ports.smtp = ports.imap = ports.partner = ports.partnerAdmin = 0;
        return ports;
    }

    int of(Service service) {
        return switch (service) {
            case DASHBOARD -> dashboard;
            case IMPORTER -> importer;
            case PUSHER -> pusher;
            case NOTIFIER -> notifier;
        };
    }

    /** The ports that will be bound, each with the option that moves it. */
    List<PortClaim> claims(RealAddresses real, Set<Service> started) {
        var claims = new ArrayList<PortClaim>();
        for (var service : started)
            claims.add(new PortClaim(of(service), "the " + service.title(), "--" + service.title() + "-port"));
        if (!real.kafka()) claims.add(new PortClaim(kafka, "Kafka", "--kafka-port"));
        if (!real.database()) claims.add(new PortClaim(database, "PostgreSQL", "--database-port"));
        if (!real.mail()) {
            claims.add(new PortClaim(smtp, "SMTP", "--smtp-port"));
            claims.add(new PortClaim(imap, "IMAP", "--imap-port"));
        }
        if (!real.partner()) {
            claims.add(new PortClaim(partner, "the simulated partner", "--partner-port"));
            claims.add(new PortClaim(partnerAdmin, "the simulated partner's admin", "--partner-admin-port"));
        }
        return claims;
    }
}
