package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Writes what came of an attempt, and tells it. */
@Component
class Settle {

    private final Waiting waiting;
    private final Outbox outbox;
    private final DeliveryProperties settings;
    private final Clock clock;

    Settle(Waiting waiting, Outbox outbox, DeliveryProperties settings, Clock clock) {
        this.waiting = waiting;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void settle(Claimed notice, Answer answer) {
        switch (answer) {
            case Answer.Taken(var channel) -> sent(notice, channel);
            case Answer.Refused(var channel, var words, var forGood) -> failed(notice, channel, words, forGood);
            case Answer.Away(var channel, var words) -> failed(notice, channel, words, false);
        }
    }

    @Transactional
    public void gone(Claimed notice) {
        waiting.gone(notice);
        outbox.add(new NoticeWithheld(
                notice.id(), notice.incidentId(), notice.kind(), notice.recipient(), Withheld.RECIPIENT_GONE, null));
    }

    private void sent(Claimed notice, String channel) {
        waiting.sent(notice, channel);
        outbox.add(new NoticeSent(
                notice.id(),
                notice.incidentId(),
                notice.kind(),
                notice.recipient(),
                channel,
                notice.isMail() ? notice.content().messageId() : null,
                notice.attempts()));
    }

    private void failed(Claimed notice, String channel, String words, boolean forGood) {
        var retry = settings.retry();
        var pause = forGood
                ? retry.refused()
                : retry.after(notice.attempts(), ThreadLocalRandom.current().nextDouble());
        var next = clock.instant().plus(pause);
        waiting.keep(notice, forGood, channel, words, next);
        outbox.add(new NoticeFailed(
                notice.id(),
                notice.incidentId(),
                notice.kind(),
                notice.recipient(),
                channel,
                notice.attempts(),
                words,
                forGood,
                next));
    }
}
