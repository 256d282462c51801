package tn.ars.tuniclaim.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.local.parts.OwnCertificate;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Fallback;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Retry;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Security;

/** The settings of the connection as they are shipped, with servers that show who they are, or pretend to be. */
class SecureMailTest {

    private static final Retry RETRY =
            new Retry(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofMinutes(5));

    private static OwnCertificate own;
    private static OwnCertificate ofAnother;

    @BeforeAll
    static void certify() throws IOException {
        own = OwnCertificate.of("ip:127.0.0.1");
        ofAnother = OwnCertificate.of("dns:mail.elsewhere.example");
    }

    @ParameterizedTest
    @CsvSource({"mail, TLS", "mail, STARTTLS", "fallback, TLS", "fallback, STARTTLS"})
    void a_server_that_shows_its_own_name_gets_the_mail(String account, Security security) throws IOException {
        try (var server = server(security, own)) {
            assertThat(send(account, security, server, own)).isEqualTo(new Answer.Taken(account));
            assertThat(server.taken()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"mail, TLS", "mail, STARTTLS", "fallback, TLS", "fallback, STARTTLS"})
    void a_server_that_nobody_vouches_for_gets_nothing(String account, Security security) throws IOException {
        try (var server = server(security, own)) {
            assertAway(send(account, security, server, null), account, "PKIX");
            assertThat(server.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"mail, TLS", "mail, STARTTLS", "fallback, TLS", "fallback, STARTTLS"})
    void a_server_of_another_name_gets_nothing(String account, Security security) throws IOException {
        try (var server = server(security, ofAnother)) {
            assertAway(send(account, security, server, ofAnother), account, "127.0.0.1");
            assertThat(server.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"mail", "fallback"})
    void a_server_that_cannot_keep_a_secret_gets_nothing_where_it_must(String account) throws IOException {
        try (var server = new ScriptedMail()) {
            assertAway(send(account, Security.STARTTLS, server, null), account, "STARTTLS");
            assertThat(server.taken()).isEmpty();
        }
    }

    /** Each answer by itself is in time. */
    @ParameterizedTest
    @EnumSource
    void a_server_that_is_slow_with_each_answer_is_given_up_before_the_lease_ends(Security security)
            throws IOException {
        var retry = new Retry(RETRY.first(), RETRY.longest(), RETRY.refused(), Duration.ofSeconds(2));
        var settings = new DeliveryProperties(
                "alerts@ars.local", 3, retry, new Fallback("", 465, security, null, null), Map.of());
        try (var server = server(security, own)) {
            server.answerAfter(Duration.ofMillis(500));
            var answer = sent(security, server, own, first -> {
                try (var lines = new SmtpAccounts(first, settings, Clock.systemUTC()).lines()) {
                    return lines.send(notice());
                }
            });
            assertAway(answer, "mail", "given up");
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void a_bundle_of_the_settings_says_whom_to_trust(@TempDir Path folder) throws IOException {
        var trust = folder.resolve("trust.p12");
        own.writeTrust(trust);
        try (var server = server(Security.TLS, own)) {
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withConfiguration(
                            AutoConfigurations.of(SslAutoConfiguration.class, MailSenderAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.mail.host=127.0.0.1",
                            "spring.mail.port=" + server.port(),
                            "spring.mail.ssl.enabled=true",
                            "spring.mail.ssl.bundle=own",
                            "spring.ssl.bundle.jks.own.truststore.location=" + trust.toUri(),
                            "spring.ssl.bundle.jks.own.truststore.type=PKCS12",
                            "spring.ssl.bundle.jks.own.truststore.password=" + OwnCertificate.PASSWORD)
                    .run(context -> {
                        var first = context.getBean(JavaMailSenderImpl.class);
                        assertThat(send(first, settings(Security.NONE, server.port(), false)))
                                .isEqualTo(new Answer.Taken("mail"));
                        server.show(ofAnother);
                        assertAway(send(first, settings(Security.NONE, server.port(), false)), "mail", "PKIX");
                    });
        }
    }

    @Test
    void a_server_that_shows_the_right_name_again_gets_the_next_mail() throws IOException {
        try (var server = server(Security.TLS, ofAnother)) {
            assertAway(send("mail", Security.TLS, server, own), "mail", "PKIX");
            server.show(own);
            assertThat(send("mail", Security.TLS, server, own)).isInstanceOf(Answer.Taken.class);
        }
    }

    private static void assertAway(Answer answer, String account, String word) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Away.class, away -> {
            assertThat(away.channel()).isEqualTo(account);
            assertThat(away.words()).contains(word);
        });
    }

    private static ScriptedMail server(Security security, OwnCertificate certificate) throws IOException {
        return new ScriptedMail(ScriptedMail.Security.valueOf(security.name()), certificate);
    }

    private static Answer send(
            String account, Security security, ScriptedMail server, @Nullable OwnCertificate trusted) {
        var isFallback = account.equals("fallback");
        return sent(
                isFallback ? Security.NONE : security,
                server,
                trusted,
                first -> send(first, settings(security, server.port(), isFallback)));
    }

    private static Answer sent(
            Security security,
            ScriptedMail server,
            @Nullable OwnCertificate trusted,
            Function<JavaMailSenderImpl, Answer> sending) {
        var answer = new AtomicReference<Answer>();
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withPropertyValues(settings(security))
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + server.port())
                .run(context -> {
                    var first = context.getBean(JavaMailSenderImpl.class);
                    if (trusted != null) {
                        first.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trusted.trust());
                    }
                    answer.set(sending.apply(first));
                });
        return answer.get();
    }

    private static DeliveryProperties settings(Security security, int port, boolean isFallback) {
        var fallback = new Fallback(isFallback ? "127.0.0.1" : "", port, security, null, null);
        return new DeliveryProperties("alerts@ars.local", 3, RETRY, fallback, Map.of());
    }

    /** Over the last of the accounts. */
    private static Answer send(JavaMailSenderImpl first, DeliveryProperties settings) {
        var accounts = new SmtpAccounts(first, settings, Clock.systemUTC());
        try (var line = accounts.line(accounts.all().getLast())) {
            return line.send(notice());
        }
    }

    /** As the README names them. */
    private static String[] settings(Security security) {
        List<String> settings = new ArrayList<>();
        switch (security) {
            case TLS -> settings.add("spring.mail.ssl.enabled=true");
            case STARTTLS -> {
                settings.add("spring.mail.properties.mail.smtp.starttls.enable=true");
                settings.add("spring.mail.properties.mail.smtp.starttls.required=true");
            }
            case NONE -> {}
        }
        return settings.toArray(String[]::new);
    }

    private static Claimed notice() {
        var content =
                new Claimed.Content("<1@ars.local>", null, "CRITICAL", "Été", "texte", "<p>page</p>", "http://tableau");
        return new Claimed(UUID.randomUUID(), null, NoticeKind.OPENED, "ops@ars.local", 1, false, content);
    }
}
