package tn.ars.tuniclaim.notifier.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentRefusal;

/** Has what failed tried at once: upon a command, and when the settings are others than before. */
@Service
public class RetryNotices {

    private static final Logger log = LoggerFactory.getLogger(RetryNotices.class);

    private final Waiting waiting;
    private final SmtpAccounts accounts;
    private final Webhooks webhooks;
    private final DeliveryProperties settings;
    private final JdbcClient jdbc;

    RetryNotices(
            Waiting waiting, SmtpAccounts accounts, Webhooks webhooks, DeliveryProperties settings, JdbcClient jdbc) {
        this.waiting = waiting;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /**
     * Empty when it is done.
     *
     * @param noticeId null: all
     */
    @Transactional
    public Optional<IncidentRefusal> retry(@Nullable UUID noticeId) {
        if (noticeId != null && !waiting.isUnsent(noticeId)) {
            return Optional.of(IncidentRefusal.UNKNOWN);
        }
        waiting.hasten(noticeId);
        accounts.askAgain();
        webhooks.askAgain();
        return Optional.empty();
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void lookForNewSettings() {
        var isNew = jdbc.sql("""
            insert into settings_seen (fingerprint) values (?)
            on conflict (only_one) do update set fingerprint = excluded.fingerprint
            where settings_seen.fingerprint <> excluded.fingerprint\
            """).param(fingerprint()).update() == 1;
        if (isNew) {
            log.atInfo().addKeyValue("notices", waiting.hasten(null)).log("what failed is tried with new settings");
        }
    }

    /** Of what a server may refuse a notice for. */
    private String fingerprint() {
        var said = new StringBuilder(settings.from());
        for (var account : accounts.all()) {
            var sender = account.sender();
            said.append('\n')
                    .append(sender.getHost())
                    .append(':')
                    .append(sender.getPort())
                    .append(' ')
                    .append(sender.getUsername())
                    .append(' ')
                    .append(written(sender.getJavaMailProperties()));
        }
        new TreeMap<>(settings.webhooks())
                .forEach((name, webhook) -> said.append('\n')
                        .append(name)
                        .append(' ')
                        .append(webhook.url())
                        .append(' ')
                        .append(webhook.format()));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A factory of sockets is another object after each start, and says nothing. */
    private static Map<String, String> written(Properties settings) {
        return settings.stringPropertyNames().stream()
                .collect(toMap(identity(), settings::getProperty, (_, last) -> last, TreeMap::new));
    }
}
