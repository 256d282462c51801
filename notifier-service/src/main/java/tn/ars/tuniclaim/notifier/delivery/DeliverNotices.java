package tn.ars.tuniclaim.notifier.delivery;

import java.util.Optional;
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

    DeliverNotices(Waiting waiting, SmtpAccounts accounts, Webhooks webhooks, Results results) {
        this.waiting = waiting;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.results = results;
    }

    /** All mails that are due, over a few connections; to servers that were away, one now and then. */
    void deliverMails() {
        var worthIt = accounts.connections();
        var connections = worthIt == 0 ? 0 : waiting.dueMails(worthIt);
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
            while (!lines.areAllAway()) {
                var due = waiting.claimMail();
                if (due.isEmpty()) {
                    return;
                }
                results.after(due.get(), lines::send);
            }
        }
    }

    /** All that is due to webhooks, but to those that were away just now. */
    void deliverToWebhooks() {
        for (var due = nextForWebhook(); due.isPresent(); due = nextForWebhook()) {
            results.after(due.get(), webhooks::send);
        }
    }

    private Optional<Claimed> nextForWebhook() {
        return waiting.claimForWebhook(webhooks.leftAlone());
    }
}
