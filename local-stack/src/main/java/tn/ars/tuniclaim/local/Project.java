package tn.ars.tuniclaim.local;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The checkout that this launcher was built in. */
final class Project {
    private Project() {}

    /** From {@code local-stack/target/*.jar} or {@code local-stack/target/classes}. */
    static Path root() {
        try {
            var built = Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return built.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
