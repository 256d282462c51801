package tn.ars.tuniclaim.dashboard.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the accounts file, once; from then on the passwords are known by their hashes alone. */
final class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private Accounts() {}

    static UserDetailsService in(AccountsProperties settings, JsonMapper json, PasswordEncoder passwords) {
        var file = settings.accountsFile();
        if (file == null) {
            return new InMemoryUserDetailsManager();
        }
        var accounts = read(file, json).stream()
                .map(account -> user(account, passwords))
                .toList();
        log.atInfo().addKeyValue("accounts", accounts.size()).log("accounts read");
        return new InMemoryUserDetailsManager(accounts);
    }

    /** Jackson's own messages could quote a password: only the place is told. */
    private static List<AccountJson> read(Path file, JsonMapper json) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("dashboard.accounts-file: " + file + " cannot be read");
        }
        try {
            return List.of(json.readValue(file, AccountJson[].class));
        } catch (JacksonException wrong) {
            var line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new IllegalStateException(
                    "dashboard.accounts-file: %s, line %d is not [{\"username\", \"password\", \"roles\": [...]}] with roles of %s"
                            .formatted(file, line, List.of(Role.values())));
        }
    }

    private static UserDetails user(AccountJson account, PasswordEncoder passwords) {
        var rights = account.roles().stream()
                .flatMap(role -> role.rights().stream())
                .distinct()
                .map(Right::authority)
                .toList();
        return User.withUsername(account.username())
                .password(passwords.encode(account.password()))
                .authorities(rights)
                .build();
    }
}
