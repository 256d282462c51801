package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(Settle.class);

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
        if (!waiting.gone(notice)) {
            overtaken(notice);
            return;
        }
        outbox.add(new NoticeWithheld(
                notice.id(), notice.incidentId(), notice.kind(), notice.recipient(), Withheld.RECIPIENT_GONE, null));
    }

    private void sent(Claimed notice, String channel) {
        if (!waiting.sent(notice, channel)) {
            overtaken(notice);
            return;
        }
        outbox.add(new NoticeSent(
                notice.id(),
                notice.incidentId(),
                notice.kind(),
                notice.recipient(),
                channel,
                notice.isMail() ? notice.content().messageId() : null,
                notice.attempts()));
    }

    /** It took longer than the lease: the outcome is for whoever has it now to write. */
    private static void overtaken(Claimed notice) {
        log.atWarn()
                .addKeyValue("noticeId", notice.id())
                .addKeyValue("attempts", notice.attempts())
                .log("an attempt outlasted its lease: its outcome is not written");
    }

    private void failed(Claimed notice, String channel, String words, boolean forGood) {
        var retry = settings.retry();
        var pause = forGood
                ? retry.refused()
                : retry.after(notice.attempts(), ThreadLocalRandom.current().nextDouble());
        var next = clock.instant().plus(pause);
        if (!waiting.keep(notice, forGood, channel, words, next)) {
            overtaken(notice);
            return;
        }
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
