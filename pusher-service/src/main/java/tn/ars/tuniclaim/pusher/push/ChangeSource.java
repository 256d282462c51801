package tn.ars.tuniclaim.pusher.push;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.pusher.lane.LaneSource;
import tn.ars.tuniclaim.service.intake.FailingPolls;

/** The topics that bring changes. What cannot be read at all stops them all until a person acts, as it does any consumer. */
@Component
class ChangeSource implements LaneSource {

    private final ConsumerFactory<String, byte[]> consumers;
    private final FailingPolls polls;
    private final PushProperties settings;

    ChangeSource(ConsumerFactory<String, byte[]> consumers, FailingPolls polls, PushProperties settings) {
        this.consumers = consumers;
        this.polls = polls;
        this.settings = settings;
    }

    @Override
    public Consumer<String, byte[]> connect() {
        return consumers.createConsumer();
    }

    @Override
    public Set<String> topics() {
        return settings.reclamations()
                ? Set.of(Topic.STATUSES.topicName(), Topic.PAYMENTS.topicName(), Topic.RECLAMATIONS.topicName())
                : Set.of(Topic.STATUSES.topicName(), Topic.PAYMENTS.topicName());
    }

    @Override
    public Duration pollFailed(RuntimeException failure, Consumer<?, ?> consumer) {
        return polls.failed(failure, consumer);
    }

    @Override
    public void readsOn() {
        polls.readsOn();
    }
}
