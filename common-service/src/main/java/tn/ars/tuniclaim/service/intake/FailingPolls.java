package tn.ars.tuniclaim.service.intake;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * What the polls of consumers throw. It has no record to set aside: a batch that cannot be decompressed, for instance, stops its
 * consumer until a person acts, who is told. To be called by the one thread that polls a consumer. Thread-safe.
 */
public final class FailingPolls {

    private static final Logger log = LoggerFactory.getLogger(FailingPolls.class);

    private static final int STUCK_AFTER = 2;
    private static final Duration POSITION_PATIENCE = Duration.ofMillis(100);
    private static final int CAUSES = 20;

    private final Map<Thread, Failing> failing = new ConcurrentHashMap<>();
    private final BackOff pauses;
    private final StuckConsumers stuck;

    FailingPolls(BackOff pauses, StuckConsumers stuck) {
        this.pauses = pauses;
        this.stuck = stuck;
    }

    /** Answers how long to wait before the next poll. */
    public Duration failed(Exception failure, Consumer<?, ?> consumer) {
        var polls = failing.computeIfAbsent(Thread.currentThread(), _ -> new Failing(pauses.start()));
        var pause = polls.failedAgain(failure);
        var partition = partition(failure, consumer);
        var place = partition.map(it -> it + offset(it, consumer)).orElse("an unknown place");
        var group = consumer.groupMetadata().groupId();
        log.atWarn()
                .addKeyValue("group", group)
                .addKeyValue("place", place)
                .addKeyValue("failure", polls.kind)
                .addKeyValue("failuresInARow", polls.inARow)
                .addKeyValue("pause", pause)
                .log("a poll failed and is tried again");
        if (polls.inARow >= STUCK_AFTER && !isOutage(failure)) {
            stuck.add(partition.map(TopicPartition::toString).orElse(group), whatToDo(group, place, polls.kind));
        }
        return pause;
    }

    /** A poll worked, whatever it brought; or there will be no more. */
    public void readsOn() {
        failing.remove(Thread.currentThread());
        stuck.remove();
    }

    /** For who is called at the end of a round whether its poll failed or not. */
    void roundEnds() {
        var polls = failing.get(Thread.currentThread());
        if (polls != null && !polls.endsAsFailed()) {
            readsOn();
        }
    }

    private static String whatToDo(String group, String place, String kind) {
        return ("the group %s cannot read on at %s (%s): nothing is skipped, the records from there on wait; restore what "
                        + "reading them needs, such as the library of their compression, and restart the service; if they "
                        + "are damaged for good, stop the service and have an administrator move the offset of the group %s "
                        + "past them before it starts again")
                .formatted(group, place, kind, group);
    }

    /** The client names it in words only. A partition's name may begin another's. */
    private static Optional<TopicPartition> partition(Exception failure, Consumer<?, ?> consumer) {
        var words = String.valueOf(failure.getMessage());
        return consumer.assignment().stream()
                .filter(partition -> words.contains(partition.toString()))
                .max(Comparator.comparingInt(partition -> partition.toString().length()));
    }

    private static String offset(TopicPartition partition, Consumer<?, ?> consumer) {
        try {
            return ", offset " + consumer.position(partition, POSITION_PATIENCE);
        } catch (KafkaException unknown) {
            return "";
        }
    }

    /** An error of the JVM says which class or library it misses; what else is said might quote a record. */
    private static String kind(Throwable failure) {
        var root = causes(failure).reduce(failure, (_, cause) -> cause);
        return root instanceof Error ? root.toString() : root.getClass().getName();
    }

    /** The client calls a corrupt record retriable; here its content will be no better next time. */
    private static boolean isOutage(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof RetriableException && !(cause instanceof CorruptRecordException));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES);
    }

    /** The polls of one consumer since the last that worked; its own thread's alone. */
    private static final class Failing {

        private final BackOffExecution pauses;
        private String kind = "";
        private int inARow;
        private boolean inThisRound;

        Failing(BackOffExecution pauses) {
            this.pauses = pauses;
        }

        Duration failedAgain(Exception failure) {
            if (inARow == 0 || !isRepeated(failure)) {
                kind = kind(failure);
            }
            inARow++;
            inThisRound = true;
            return Duration.ofMillis(pauses.nextBackOff());
        }

        /** What interrupted the reading of a record is thrown once; from then on, the client only says that it was. */
        private static boolean isRepeated(Exception failure) {
            return failure.getClass() == KafkaException.class && failure.getCause() == null;
        }

        boolean endsAsFailed() {
            var failed = inThisRound;
            inThisRound = false;
            return failed;
        }
    }
}
