package tn.ars.tuniclaim.pusher.push;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/**
 * One listener for both topics, so that a bordereau's statuses and payments meet in one lane. Throwing means that nothing
 * gets through at present: the whole batch comes again, and what had come to its end is recognised.
 */
@Component
class ChangeListener {

    private final Intake intake;
    private final Names names;
    private final Lanes lanes;
    private final PushChanges push;
    private final Ledger ledger;

    ChangeListener(Intake intake, Names names, Lanes lanes, PushChanges push, Ledger ledger) {
        this.intake = intake;
        this.names = names;
        this.lanes = lanes;
        this.push = push;
        this.ledger = ledger;
    }

    @KafkaListener(
            id = "changes",
            idIsGroup = false,
            topics = {"ars.statuses", "ars.payments"})
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        lanes.work(names.resolved(changes(batch)), Change::bordereau, push::push);
    }

    private List<Change> changes(List<ConsumerRecord<String, byte[]>> batch) {
        var received = intake.read(batch);
        ledger.unreadable(batch.size() - received.size());
        return received.stream().map(ChangeListener::change).toList();
    }

    private static Change change(Received received) {
        var fact = received.fact();
        var event = (ArsChange) fact.event();
        return new Change(new Fact<>(fact.id(), fact.time(), fact.source(), event), received.offset());
    }
}
