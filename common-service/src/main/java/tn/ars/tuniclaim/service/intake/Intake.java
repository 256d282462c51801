package tn.ars.tuniclaim.service.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.UnreadableEvent;

/**
 * What every batch listener does first. When a method returns, each record of the batch is with the caller or durably
 * among the dead letters; when it throws, nothing may be committed and the batch comes again. Thread-safe.
 */
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Clocks of two machines never agree. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final Clock clock;

    Intake(EventCodec codec, DeadLetters deadLetters, Clock clock) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** The facts of a batch, in its order; what is no fact has been set aside. */
    public List<Received> read(List<ConsumerRecord<String, byte[]>> batch) {
        var facts = new ArrayList<Received>(batch.size());
        for (var record : batch) {
            try {
                facts.add(new Received(inTime(codec.read(record)), record));
            } catch (UnreadableEvent unreadable) {
                deadLetters.setAsideUnreadable(record, unreadable.reason());
            }
        }
        return facts;
    }

    /** A fact from the future would make every later one of its thing look old. */
    private Fact<?> inTime(Fact<?> fact) throws UnreadableEvent {
        if (fact.time().isBefore(EARLIEST)
                || fact.time().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new UnreadableEvent(
                    "ce_time lies before 2000 or in the future; it must be the time of the fact, with its zone");
        }
        return fact;
    }

    /**
     * Hands each fact to {@code handler}, which must bear to see it again. An outage is thrown on; any other failure is
     * the record's own, and sets that record alone aside.
     */
    public void each(List<ConsumerRecord<String, byte[]>> batch, Consumer<Received> handler) {
        read(batch).forEach(received -> handOver(received, handler));
    }

    /**
     * Hands all facts of a batch to {@code handler} at once, which is all or nothing and must bear to see them again. When a
     * fact is at fault and no outage, they are handed over one by one, so that this fact alone is set aside.
     */
    public void together(List<ConsumerRecord<String, byte[]>> batch, Consumer<List<Received>> handler) {
        handOver(read(batch), handler);
    }

    private void handOver(List<Received> facts, Consumer<List<Received>> handler) {
        try {
            handler.accept(facts);
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            facts.forEach(received -> handOver(received, alone -> handler.accept(List.of(alone))));
        }
    }

    /**
     * As {@link #together}, for who only reads along: what is no fact is passed over, since those whom the topic is for set it
     * aside.
     */
    public void lookOn(List<ConsumerRecord<String, byte[]>> batch, Consumer<List<Received>> handler) {
        handOver(readable(batch), handler);
    }

    private List<Received> readable(List<ConsumerRecord<String, byte[]>> batch) {
        var facts = new ArrayList<Received>(batch.size());
        for (var record : batch) {
            try {
                facts.add(new Received(inTime(codec.read(record)), record));
            } catch (UnreadableEvent unreadable) {
                log.atDebug()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("a record is passed over");
            }
        }
        return facts;
    }

    private void handOver(Received received, Consumer<Received> handler) {
        try {
            handler.accept(received);
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            log.atError()
                    .addKeyValue("factId", received.fact().id())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("a fact could not be handled and is set aside");
            deadLetters.setAsideUnreadable(
                    received.record(),
                    "it was read but could not be handled ("
                            + failure.getClass().getSimpleName() + ")");
        }
    }
}
