package tn.ars.tuniclaim.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

class AccountsTest {

    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder(4);

    @TempDir
    Path folder;

    @Test
    void knows_each_account_by_the_hash_of_its_password() throws IOException {
        var account = accounts(file("""
                [{"username": "amira", "password": "s3cret", "roles": ["FINANCE", "CHEF_EQUIPE"]}]
                """)).loadUserByUsername("amira");
        assertThat(passwords.matches("s3cret", account.getPassword())).isTrue();
        assertThat(account.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("VIEW", "PUSH", "OPERATE");
    }

    @Test
    void lets_nobody_in_without_a_file() {
        assertThatExceptionOfType(UsernameNotFoundException.class)
                .isThrownBy(() -> accounts(null).loadUserByUsername("amira"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[{}]",
                "[{\"username\": \"amira\", \"password\": \"s3cret\", \"roles\": [\"KING\"]}]",
                "[{\"username\": \"amira\", \"password\": \"s3cret\"}]",
                "[{\"password\": \"s3cret\""
            })
    void says_what_is_wrong_with_the_file_but_no_password(String text) throws IOException {
        var file = file(text);
        assertThatIllegalStateException()
                .isThrownBy(() -> accounts(file))
                .withMessageContaining("dashboard.accounts-file")
                .withMessageContaining("SUPER_ADMIN")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void says_when_the_file_is_not_there() {
        assertThatIllegalStateException()
                .isThrownBy(() -> accounts(folder.resolve("none.json")))
                .withMessageContaining("none.json cannot be read");
    }

    private UserDetailsService accounts(@Nullable Path file) {
        return Accounts.in(new AccountsProperties(file), new JsonMapper(), passwords);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("accounts.json"), text);
    }
}
