package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import java.util.Locale;

/** The four services, in the order of the picture. */
enum Service {
    DASHBOARD("pages and REST door"),
    IMPORTER("reads the partner"),
    PUSHER("tells the partner"),
    NOTIFIER("writes mails");

    private final String does;

    Service(String does) {
        this.does = does;
    }

    String does() {
        return does;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return title() + "-service";
    }

    /** The jar that production runs. */
    Path jar(Path project) {
        return project.resolve(module()).resolve("target").resolve(module() + "-1.0.0-SNAPSHOT.jar");
    }
}
