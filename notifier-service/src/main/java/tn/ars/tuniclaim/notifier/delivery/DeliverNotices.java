package tn.ars.tuniclaim.notifier.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** All that is due, over a few connections. While the mail server is away, one mail for each is tried. */
    void deliverDue() {
        var connections = waiting.due(settings.connections());
        if (connections == 0) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = Stream.concat(
                    IntStream.range(0, connections).<Runnable>mapToObj(_ -> this::deliverMails),
                    Stream.<Runnable>of(this::deliverToWebhooks));
            CompletableFuture.allOf(work.map(some -> CompletableFuture.runAsync(some, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private void deliverMails() {
        try (var lines = accounts.lines()) {
            for (var due = waiting.claim(false); due.isPresent(); due = waiting.claim(false)) {
                results.after(due.get(), lines::send);
                if (lines.areAllAway()) {
                    return;
                }
            }
        }
    }

    private void deliverToWebhooks() {
        for (var due = waiting.claim(true); due.isPresent(); due = waiting.claim(true)) {
            results.after(due.get(), webhooks::send);
        }
    }
}
