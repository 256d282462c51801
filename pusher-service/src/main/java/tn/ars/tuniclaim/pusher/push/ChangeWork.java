package tn.ars.tuniclaim.pusher.push;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneWork;
import tn.ars.tuniclaim.pusher.lane.Stint;
import tn.ars.tuniclaim.pusher.lane.Task;
import tn.ars.tuniclaim.service.intake.Received;

/** What the lanes do with records: each bordereau, under its one name, has a lane. */
class ChangeWork implements LaneWork<Change> {

    private final Reader intake;
    private final Names names;
    private final PushChanges push;
    private final Ledger ledger;

    ChangeWork(Reader intake, Names names, PushChanges push, Ledger ledger) {
        this.intake = intake;
        this.names = names;
        this.push = push;
        this.ledger = ledger;
    }

    /** Reads what is readable of records, and sets the rest aside. */
    @FunctionalInterface
    interface Reader {
        List<Received> read(List<ConsumerRecord<String, byte[]>> records);
    }

    @Override
    public List<Task<Change>> read(List<ConsumerRecord<String, byte[]>> records) {
        // The names first: while they cannot be looked up, no dead letter is written, again and again.
        var references = names.references(records.stream()
                .map(ConsumerRecord::key)
                .flatMap(ChangeWork::name)
                .collect(toSet()));
        var received = intake.read(records);
        ledger.unreadable(records.size() - received.size());
        var tasks = new ArrayList<Task<Change>>(received.size());
        for (var one : received) {
            var came = change(one);
            var change = came.of(references.getOrDefault(came.bordereau(), came.bordereau()));
            tasks.add(new Task<>(change.bordereau(), change, one.record()));
        }
        return tasks;
    }

    /** Empty when no record with that key can be read. */
    private static Stream<BordereauReference> name(@Nullable String key) {
        try {
            return key == null ? Stream.empty() : Stream.of(new BordereauReference(key));
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
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
