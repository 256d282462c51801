package tn.ars.tuniclaim.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where things are in the checkout that this program was built in. */
final class Places {

    private Places() {}

    /** From {@code system-tests/target/*.jar} or {@code system-tests/target/classes}. */
    static Path project() {
        try {
            var built = Path.of(Places.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return built.resolve("../../..").normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Path bench() {
        return project().resolve("target/bench");
    }
}
