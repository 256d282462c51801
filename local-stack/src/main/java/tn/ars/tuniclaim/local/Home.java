package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The folder in which a local run keeps everything. Only its owner may look inside; where it was there before, into what is
 * ours.
 */
record Home(Path root) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    Home {
        root = root.toAbsolutePath().normalize();
    }

    void create() {
        if (!Files.exists(root)) ownFolder(root);
        ownFolder(logs());
    }

    /** Made, or closed to others, and answered. */
    static Path ownFolder(Path folder) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            return Files.setPosixFilePermissions(folder, OWNER_ONLY);
        } catch (IOException e) {
            throw new StartFailed("cannot use the folder " + folder + ": " + e);
        }
    }

    /** Forgets all data; accounts and the database password go with it, as they would be in nobody's hands. */
    void forget() {
        List.of(kafka(), postgresql(), mails(), partner(), accounts(), databasePassword())
                .forEach(Home::delete);
    }

    /** The logs of the run before are kept beside, those before it are gone. */
    void rotateLogs() {
        try (var logs = Files.newDirectoryStream(logs(), "*.log")) {
            for (var log : logs) keep(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside, under another name, in the place of the one kept before. */
    static void keep(Path log) throws IOException {
        if (Files.exists(log)) Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgresql() {
        return root.resolve("postgresql");
    }

    Path mails() {
        return root.resolve("mails");
    }

    Path partner() {
        return root.resolve("partner");
    }

    Path accounts() {
        return root.resolve("accounts.json");
    }

    Path databasePassword() {
        return root.resolve("postgresql.password");
    }

    Path runFile() {
        return root.resolve("run.json");
    }

    Path lock() {
        return root.resolve("run.lock");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    static void delete(Path path) {
        if (!Files.exists(path)) return;
        try (var paths = Files.walk(path)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
