package tn.ars.tuniclaim.dashboard.resend;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Decision;
import tn.ars.tuniclaim.event.PushCommand;
import tn.ars.tuniclaim.event.PushCommand.PushDiscardRequested;
import tn.ars.tuniclaim.event.PushCommand.PushReplayRequested;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.service.publish.Facts;

/** Where requests become commands: a request that is told is told once, whatever dies in between. */
@Component
class Pusher {

    private final PushRequests requests;
    private final Outbox outbox;
    private final Facts facts;
    private final TransactionOperations transactions;

    Pusher(PushRequests requests, Outbox outbox, Facts facts, TransactionOperations transactions) {
        this.requests = requests;
        this.outbox = outbox;
        this.facts = facts;
        this.transactions = transactions;
    }

    /** Keeps it and, where it needs nobody else, tells the pusher. */
    void ask(PushRequest request) {
        transactions.executeWithoutResult(_ -> {
            if (requests.add(request) && request.expiresAt() == null) {
                tell(request);
            }
        });
    }

    /** False when it is not pending any more. */
    boolean askAgreed(PushRequest request, String account, String reason) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var decided = requests.decide(request.id(), Decision.APPROVED, account, reason);
            if (decided) {
                tell(request);
            }
            return decided;
        }));
    }

    private void tell(PushRequest request) {
        outbox.addAll(List.of(facts.of(command(request), request.id().toString())));
    }

    private static PushCommand command(PushRequest it) {
        return switch (it.kind()) {
            case REHEARSAL -> new PushReplayRequested(it.selection(), true, it.perSecond(), it.requestedBy());
            case REPLAY -> new PushReplayRequested(it.selection(), false, it.perSecond(), it.requestedBy());
            case DISCARD -> new PushDiscardRequested(it.selection(), String.valueOf(it.reason()), it.requestedBy());
        };
    }
}
