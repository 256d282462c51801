package tn.ars.tuniclaim.notifier.delivery;

import jakarta.mail.MessagingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/**
 * Connects to each mail account, greets and signs in, and asks each webhook whether it is there: at the start and upon a command.
 * Nothing is sent.
 */
@Service
public class TestChannels {

    private static final Logger log = LoggerFactory.getLogger(TestChannels.class);

    private final SmtpAccounts accounts;
    private final Webhooks webhooks;
    private final EventPublisher publisher;

    TestChannels(SmtpAccounts accounts, Webhooks webhooks, EventPublisher publisher) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.publisher = publisher;
    }

    @EventListener(ApplicationReadyEvent.class)
    void testAtTheStart() {
        tests().forEach(TestChannels::soon);
    }

    /**
     * Does not wait for the outcome, which is told on {@code integration.notices}. Empty when there is such a channel.
     *
     * @param channel null: all
     */
    public Optional<IncidentRefusal> test(@Nullable String channel) {
        var asked = tests();
        if (channel != null) {
            asked.keySet().retainAll(Set.of(channel));
        }
        asked.forEach(TestChannels::soon);
        // The importer tries that one, and tells what came of it.
        var isElsewhere = ChannelTested.PARTNER.equals(channel);
        return asked.isEmpty() && !isElsewhere ? Optional.of(IncidentRefusal.UNKNOWN) : Optional.empty();
    }

    /** By the name of the channel. */
    private Map<String, Runnable> tests() {
        var tests = new LinkedHashMap<String, Runnable>();
        accounts.all().forEach(account -> tests.put(account.name(), () -> test(account)));
        webhooks.channels().forEach(channel -> tests.put(channel, () -> testWebhook(channel)));
        return tests;
    }

    private static void soon(String channel, Runnable test) {
        Thread.ofVirtual().name("test-" + channel).start(test);
    }

    private void test(SmtpAccount account) {
        try (var line = accounts.line(account)) {
            line.open();
            tell(new ChannelTested(account.name(), true, null));
        } catch (MessagingException failure) {
            tell(new ChannelTested(account.name(), false, SmtpAnswers.words(failure)));
        }
    }

    /** An answer of any kind is one; whether it takes notices shows with the first. */
    private void testWebhook(String channel) {
        tell(
                switch (webhooks.test(channel)) {
                    case Answer.Away(var _, var words) -> new ChannelTested(channel, false, words);
                    case Answer.Taken _, Answer.Refused _ -> new ChannelTested(channel, true, null);
                });
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
