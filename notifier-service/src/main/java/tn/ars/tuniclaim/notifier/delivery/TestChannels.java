package tn.ars.tuniclaim.notifier.delivery;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Connects to each mail account, greets and signs in, at the start and upon a command; nothing is sent. */
@Service
public class TestChannels {

    private static final Logger log = LoggerFactory.getLogger(TestChannels.class);

    private final SmtpAccounts accounts;
    private final EventPublisher publisher;

    TestChannels(SmtpAccounts accounts, EventPublisher publisher) {
        this.accounts = accounts;
        this.publisher = publisher;
    }

    @EventListener(ApplicationReadyEvent.class)
    void testAtTheStart() {
        accounts.all().forEach(this::testSoon);
    }

    /**
     * Does not wait for the outcome, which is told on {@code integration.notices}. Empty when there is such a channel.
     *
     * @param channel null: all
     */
    public Optional<IncidentRefusal> test(@Nullable String channel) {
        var asked = accounts.all().stream()
                .filter(account -> channel == null || account.name().equals(channel))
                .toList();
        asked.forEach(this::testSoon);
        return asked.isEmpty() ? Optional.of(IncidentRefusal.UNKNOWN) : Optional.empty();
    }

    private void testSoon(SmtpAccount account) {
        Thread.ofVirtual().name("test-" + account.name()).start(() -> test(account));
    }

    private void test(SmtpAccount account) {
        try (var line = accounts.line(account)) {
            line.open();
            tell(new ChannelTested(account.name(), true, null));
        } catch (MessagingException failure) {
            tell(new ChannelTested(account.name(), false, SmtpAnswers.words(failure)));
        }
    }

    private void tell(ChannelTested tested) {
        log.atInfo()
                .addKeyValue("channel", tested.channel())
                .addKeyValue("works", tested.works())
                .log("a connection was tested");
        try {
            publisher.publish(tested);
        } catch (NotPublished unreachable) {
            log.warn("what the test of a connection showed could not be told: Kafka is away");
        }
    }
}
