package tn.ars.tuniclaim.pusher.push;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneWork;
import tn.ars.tuniclaim.pusher.lane.Stint;
import tn.ars.tuniclaim.pusher.lane.Task;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** What the lanes do with records: each bordereau, under its one name, has a lane. */
@Component
class ChangeWork implements LaneWork<Change> {

    private final Intake intake;
    private final Names names;
    private final PushChanges push;
    private final Ledger ledger;

    ChangeWork(Intake intake, Names names, PushChanges push, Ledger ledger) {
        this.intake = intake;
        this.names = names;
        this.push = push;
        this.ledger = ledger;
    }

    @Override
    public List<Task<Change>> read(List<ConsumerRecord<String, byte[]>> records) {
        var received = intake.read(records);
        var changes = names.resolved(received.stream().map(ChangeWork::change).toList());
        ledger.unreadable(records.size() - received.size());
        var tasks = new ArrayList<Task<Change>>(received.size());
        for (var i = 0; i < received.size(); i++) {
            var change = changes.get(i);
            tasks.add(new Task<>(change.bordereau(), change, received.get(i).record()));
        }
        return tasks;
    }

    private static Change change(Received received) {
        var fact = received.fact();
        var event = (ArsChange) fact.event();
        return new Change(new Fact<>(fact.id(), fact.time(), fact.source(), event), received.offset());
    }

    @Override
    public void work(List<Change> line, Stint stint) {
        push.push(line, stint::demand);
    }

    @Override
    public boolean isOpen() {
        return push.isPossible();
    }

    @Override
    public List<Change> sift(List<Change> line) {
        return push.sift(line);
    }
}
