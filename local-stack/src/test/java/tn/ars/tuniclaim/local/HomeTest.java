package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("local"));
        home.create();
    }

    @Test
    void lets_nobody_but_the_owner_in() throws IOException {
        Account.in(home.accounts(), new SecureRandom());
        assertThat(permissions(home.root())).isEqualTo("rwx------");
        assertThat(permissions(home.accounts())).isEqualTo("rw-------");
    }

    @Test
    void closes_what_is_ours_in_a_folder_that_was_there_before() throws IOException {
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        var there = new Home(Files.createDirectory(folder.resolve("there")));
        Files.createDirectory(there.logs());
        Files.setPosixFilePermissions(there.root(), open);
        Files.setPosixFilePermissions(there.logs(), open);
        there.create();
        assertThat(permissions(there.root())).isEqualTo("rwxr-xr-x");
        assertThat(permissions(there.logs())).isEqualTo("rwx------");
    }

    @Test
    void keeps_the_accounts_it_made() {
        var accounts = Account.in(home.accounts(), new SecureRandom());
        assertThat(accounts)
                .extracting(Account::username)
                .containsExactly("view", "view-content", "operate", "push", "resend", "administer");
        assertThat(accounts)
                .extracting(Account::password)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.length() == 14);
        assertThat(Account.in(home.accounts(), new SecureRandom())).isEqualTo(accounts);
    }

    @Test
    void has_one_launcher_at_a_time() {
        try (var first = RunLock.take(home.lock()).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(RunLock.take(home.lock())).isEmpty();
        }
        try (var second = RunLock.take(home.lock()).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void forgets_data_and_keeps_logs() throws IOException {
        Files.createDirectories(home.kafka().resolve("topic"));
        Files.writeString(home.log("importer"), "said");
        home.rotateLogs();
        home.forget();
        assertThat(home.kafka()).doesNotExist();
        assertThat(home.logs().resolve("importer.log.1")).hasContent("said");
    }

    @Test
    void keeps_what_the_launcher_said_the_time_before() throws IOException {
        var said = home.logs().resolve("launcher.out");
        Home.keep(said);
        Files.writeString(said, "why it ended");
        Home.keep(said);
        assertThat(said).doesNotExist();
        assertThat(home.logs().resolve("launcher.out.1")).hasContent("why it ended");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
