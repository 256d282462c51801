package tn.ars.tuniclaim.service.intake;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Waits for the end of whatever a listener or a poll throws, and leaves nothing out. A poll that fails has no record to set
 * aside: a batch that cannot be decompressed, for instance, stops its consumer until a person acts, who is told. Thread-safe.
 */
final class PatientErrorHandler extends DefaultErrorHandler implements BatchInterceptor<Object, Object> {

    private static final Logger log = LoggerFactory.getLogger(PatientErrorHandler.class);

    private static final int STUCK_AFTER = 2;
    private static final Duration POSITION_PATIENCE = Duration.ofMillis(100);
    private static final int CAUSES = 20;

    private final Map<Thread, Failing> failing = new ConcurrentHashMap<>();
    private final BackOff pauses;
    private final StuckConsumers stuck;

    PatientErrorHandler(BackOff pauses, StuckConsumers stuck) {
        super(pauses);
        this.pauses = pauses;
        this.stuck = stuck;
    }

    /** What poll throws, and what the container throws around it; never what a listener throws. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
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
                .addKeyValue("pause", Duration.ofMillis(pause))
                .log("a poll failed and is tried again");
        if (polls.inARow >= STUCK_AFTER && !isOutage(failure)) {
            stuck.add(partition.map(TopicPartition::toString).orElse(group), whatToDo(group, place, polls.kind));
        }
        sleep(pause, container);
    }

    private static String whatToDo(String group, String place, String kind) {
        return ("the group %s cannot read on at %s (%s): nothing is skipped, the records from there on wait; restore what "
                        + "reading them needs, such as the library of their compression, and restart the service; if they "
                        + "are damaged for good, stop the service and have an administrator move the offset of the group %s "
                        + "past them before it starts again")
                .formatted(group, place, kind, group);
    }

    /** Interrupted by the stop of the container, like the pauses after a listener's failure. */
    private static void sleep(long millis, MessageListenerContainer container) {
        try {
            ListenerUtils.stoppableSleep(container, millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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

    /** A poll brought records. */
    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        readsOn();
        return records;
    }

    /** At the end of each round of the container, whether its poll failed, brought nothing or brought records. */
    @Override
    public void clearThreadState(Consumer<?, ?> consumer) {
        var polls = failing.get(Thread.currentThread());
        if (polls != null && !polls.endsAsFailed()) {
            readsOn();
        }
    }

    /** At the end of the consumer. */
    @Override
    public void clearThreadState() {
        super.clearThreadState();
        readsOn();
    }

    private void readsOn() {
        failing.remove(Thread.currentThread());
        stuck.remove();
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

        /** @return how long to wait, in milliseconds */
        long failedAgain(Exception failure) {
            if (inARow == 0 || !isRepeated(failure)) {
                kind = kind(failure);
            }
            inARow++;
            inThisRound = true;
            return pauses.nextBackOff();
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
