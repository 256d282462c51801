package tn.ars.tuniclaim.notifier.delivery;

import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * Tries each notice until it is taken, for ever: a refusal for good too may end when somebody mends the account. A process that
 * dies between the server's yes and the database's sends that one again, under the same id.
 */
@Service
class DeliverNotices {

    private final Waiting waiting;
    private final SmtpAccounts accounts;
    private final Webhooks webhooks;
    private final Results results;
    private final DeliveryProperties settings;

    DeliverNotices(
            Waiting waiting, SmtpAccounts accounts, Webhooks webhooks, Results results, DeliveryProperties settings) {
        this.waiting = waiting;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.results = results;
        this.settings = settings;
    }

    /** All mails that are due, over a few connections. While the mail server is away, one mail for each is tried. */
    void deliverMails() {
        var connections = waiting.dueMails(settings.connections());
        if (connections == 0) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(IntStream.range(0, connections)
                            .mapToObj(_ -> CompletableFuture.runAsync(this::deliverOverOneConnection, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private void deliverOverOneConnection() {
        try (var lines = accounts.lines()) {
            for (var due = waiting.claimMail(); due.isPresent(); due = waiting.claimMail()) {
                results.after(due.get(), lines::send);
                if (lines.areAllAway()) {
                    return;
                }
            }
        }
    }

    /** All that is due to webhooks; one that is away is left alone until the next round. */
    void deliverToWebhooks() {
        var away = new HashSet<String>();
        for (var due = waiting.claimForWebhook(away); due.isPresent(); due = waiting.claimForWebhook(away)) {
            results.after(due.get(), notice -> {
                var answer = webhooks.send(notice);
                if (answer instanceof Answer.Away) {
                    away.add(notice.recipient());
                }
                return answer;
            });
        }
    }
}
