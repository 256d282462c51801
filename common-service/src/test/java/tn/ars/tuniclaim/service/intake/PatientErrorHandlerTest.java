package tn.ars.tuniclaim.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;

/** Its container is stopped, so that it waits for nothing. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatientErrorHandlerTest {

    private final List<AlertRaised> alerts = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T11:00:00Z");
    private final InstantSource source = () -> now;
    private final StuckConsumers stuck = new StuckConsumers(alerts::add, source.withZone(ZoneOffset.UTC));
    private final BackOff pauses = new FixedBackOff(Duration.ofHours(1).toMillis(), Long.MAX_VALUE);
    private final PatientErrorHandler handler = new PatientErrorHandler(pauses, new FailingPolls(pauses, stuck));
    private final MessageListenerContainer stopped = new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("ars.payments"));
    private final MockConsumer<Object, Object> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void assigns() {
        var partitions = List.of(
                new TopicPartition("ars.payments", 1),
                new TopicPartition("ars.payments", 11),
                new TopicPartition("ars.payments", 2));
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, 40 + partition.partition()));
    }

    @Test
    void tells_of_the_second_failure_in_a_row_where_and_why() {
        failedRound(corrupt());
        assertThat(stuck.details()).isEmpty();

        failedRound(corrupt());

        assertThat(stuck.details())
                .singleElement()
                .asString()
                .contains("ars.payments-11, offset 51 (org.apache.kafka.common.errors.CorruptRecordException)");
        assertThat(alerts)
                .containsExactly(new AlertRaised(
                        AlertCause.RECORD_UNREADABLE,
                        "ars.payments-11",
                        stuck.details().getFirst(),
                        null));
    }

    @Test
    void names_the_group_when_the_failure_names_no_partition() {
        var nowhere = new KafkaException("Unexpected error");
        failedRound(nowhere);
        failedRound(nowhere);

        assertThat(alerts)
                .extracting(AlertRaised::subject)
                .containsExactly(consumer.groupMetadata().groupId());
    }

    @Test
    void forgets_it_when_a_poll_works_even_if_it_brings_nothing() {
        failedRound(corrupt());
        failedRound(corrupt());

        handler.clearThreadState(consumer);

        assertThat(stuck.details()).isEmpty();
        failedRound(corrupt());
        assertThat(stuck.details()).isEmpty();
    }

    @Test
    void forgets_it_when_the_consumer_ends() {
        failedRound(corrupt());
        failedRound(corrupt());

        handler.clearThreadState();

        assertThat(stuck.details()).isEmpty();
    }

    @Test
    void does_not_take_a_failure_after_a_good_poll_for_one_of_the_poll() {
        for (var round = 0; round < 3; round++) {
            handler.intercept(ConsumerRecords.empty(), consumer);
            failedRound(new CommitFailedException());
        }

        assertThat(stuck.details()).isEmpty();
    }

    @Test
    void takes_a_lost_connection_for_an_outage_which_passes() {
        for (var round = 0; round < 3; round++) {
            failedRound(new KafkaException("at ars.payments-11", new DisconnectException()));
        }

        assertThat(stuck.details()).isEmpty();
        assertThat(alerts).isEmpty();
    }

    /** Nobody says that it is over, so it would be over for the reader of alerts when nothing is heard of it. */
    @Test
    void tells_again_only_of_what_has_lasted_long() {
        for (var round = 0; round < 5; round++) {
            failedRound(corrupt());
        }
        assertThat(alerts).hasSize(1);

        now = now.plus(Duration.ofMinutes(31));
        failedRound(corrupt());
        failedRound(corrupt());

        assertThat(alerts).hasSize(2);
    }

    private void failedRound(Exception failure) {
        handler.handleOtherException(failure, consumer, stopped, true);
        handler.clearThreadState(consumer);
    }

    private static KafkaException corrupt() {
        return new KafkaException(
                "Received exception when fetching the next record from ars.payments-11. If needed, please seek past the record.",
                new CorruptRecordException());
    }
}
