package tn.ars.tuniclaim.local;

import java.nio.file.Path;
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
    /** Made by builds, and gone when the build is cleaned. */
    static Path apps(Path project) {
        return project.resolve("local-stack/target/apps");
    }

    RealAddresses real() {
        return RealAddresses.in(environment);
    }
}
