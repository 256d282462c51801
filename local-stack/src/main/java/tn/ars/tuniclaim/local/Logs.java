package tn.ars.tuniclaim.local;

import java.nio.file.Path;

/** Where the embedded parts write what they have to say. To be told before the first of them is touched. */
final class Logs {
    private Logs() {}

    static void to(Path file) {
        System.setProperty("logback.configurationFile", "local-stack-logback.xml");
        System.setProperty("local-stack.log", file.toString());
    }
}
