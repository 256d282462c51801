package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to start, and how.
 *
 * @param project the checkout, where the services' jars are
 * @param apps where the unpacked jars and their caches are kept
 * @param environment of the services, before ours is added; real addresses in it make stand-ins step aside
 * @param activity pretended events per second; 0 for none
 * @param cached start from the caches
 * @param training write the caches down instead
 */
record StackSettings(
        Home home,
        Path project,
        Path apps,
        Map<String, String> environment,
        PortOptions ports,
        PartnerOptions partner,
        double activity,
        boolean cached,
        boolean training) {
    private static final int MOST_ACTIVITY = 1_000;
    static final String RECIPIENTS = "NOTIFIER_RECIPIENTS";

    /** Made by builds, and gone when the build is cleaned. */
    static Path apps(Path project) {
        return project.resolve("local-stack/target/apps");
    }

    RealAddresses real() {
        return RealAddresses.in(environment);
    }

    /** Pretended events are for pretended partners: whoever reads a real Kafka may be the one who tells the real one. */
    static double usualActivity(Map<String, String> environment) {
        var real = RealAddresses.in(environment);
        return real.partner() || real.kafka() ? 0 : 1;
    }

    /** Who gets the mails; of those caught here, everybody may read every one. */
    String recipients() {
        return environment.getOrDefault(RECIPIENTS, real().mail() ? "" : "ops@ars.local");
    }

    /** What must not be, said so that it can be mended. */
    List<String> complaints() {
        var complaints = new ArrayList<>(partner.complaints());
        // Written so that it is not met by what is no number either.
        if (!(activity >= 0 && activity <= MOST_ACTIVITY))
            complaints.add("--activity must be from 0 to " + MOST_ACTIVITY + " events a second, not " + activity);
        if (activity > 0 && real().partner())
            complaints.add("--activity would tell the partner at %s what never happened; leave it out"
                    .formatted(environment.get("TUNICLAIM_BASE_URL")));
        if (real().mail() && recipients().isBlank())
            complaints.add("SPRING_MAIL_HOST is set: set %s too, who gets the mails, separated by commas"
                    .formatted(RECIPIENTS));
        return complaints;
    }
}
