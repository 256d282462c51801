package tn.ars.tuniclaim.service.intake;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;

/** Waits for the end of whatever a listener or a poll throws, and leaves nothing out. Thread-safe. */
final class PatientErrorHandler extends DefaultErrorHandler implements BatchInterceptor<Object, Object> {

    private final FailingPolls polls;

    /** @param pauses after what a listener throws */
    PatientErrorHandler(BackOff pauses, FailingPolls polls) {
        super(pauses);
        this.polls = polls;
    }

    /** What poll throws, and what the container throws around it; never what a listener throws. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        sleep(polls.failed(failure, consumer), container);
    }

    /** Interrupted by the stop of the container, like the pauses after a listener's failure. */
    private static void sleep(Duration pause, MessageListenerContainer container) {
        try {
            ListenerUtils.stoppableSleep(container, pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A poll brought records. */
    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        polls.readsOn();
        return records;
    }

    /** At the end of each round of the container, whether its poll failed, brought nothing or brought records. */
    @Override
    public void clearThreadState(Consumer<?, ?> consumer) {
        polls.roundEnds();
    }

    /** At the end of the consumer. */
    @Override
    public void clearThreadState() {
        super.clearThreadState();
        polls.readsOn();
    }
}
