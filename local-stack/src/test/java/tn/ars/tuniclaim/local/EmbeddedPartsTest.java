package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail and partner, the quick ones; in a country that writes other digits. */
class EmbeddedPartsTest {
    private static final Map<String, String> REAL =
            Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/t");

    @TempDir
    Path folder;

    private final Locale locale = Locale.getDefault();

    @BeforeEach
    void travel() {
        Locale.setDefault(Locale.of("ar", "EG"));
    }

    @AfterEach
    void comeHome() {
        Locale.setDefault(locale);
    }

    @Test
    void keeps_others_out_of_folders_that_were_open_before() throws IOException {
        Files.createDirectory(
                folder.resolve("mails"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var parts = new EmbeddedParts(settings(), new SecureRandom())) {
            parts.start();
            for (var place : new String[] {"mails", "partner"})
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(place))))
                        .isEqualTo("rwx------");
        }
    }

    @Test
    void tells_addresses_that_everybody_understands() {
        try (var parts = new EmbeddedParts(settings(), new SecureRandom())) {
            parts.start();
            assertThat(parts.environment().get("TUNICLAIM_BASE_URL")).matches("http://127[.]0[.]0[.]1:[0-9]+/api");
        }
    }

    private StackSettings settings() {
        return new StackSettings(
                new Home(folder), folder, folder, REAL, PortOptions.allFree(), new PartnerOptions(), 0, false, false);
    }
}
