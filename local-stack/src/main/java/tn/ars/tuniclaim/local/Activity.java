package tn.ars.tuniclaim.local;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;

/**
 * Pretends to be ARS's other modules: moves bordereaux and bulletins that it learns of from Kafka along their way, at a
 * steady rate, on from where anybody left them. One thread does everything, so that each bordereau's facts are told in
 * the order of their times.
 */
final class Activity implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Activity.class);
    private static final URI SOURCE = URI.create("/local-stack/activity");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final List<String> TOPICS = Stream.of(
                    Topic.BORDEREAUX, Topic.BULLETINS, Topic.STATUSES, Topic.PAYMENTS)
            .map(Topic::topicName)
            .toList();

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final EventCodec codec = new EventCodec();
    private final Claims claims;
    private final Clock clock;
    private final Duration between;
    private final Thread thread = Thread.ofPlatform().name("activity").unstarted(this::live);
    private volatile boolean closed;

    private Activity(String bootstrapServers, double perSecond, RandomGenerator random, Clock clock) {
        // Nothing is committed: what it knows is in memory, so each start learns anew, in a group that waits for
        // nobody.
        var learning = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "local-activity-" + UUID.randomUUID(),
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                2_000);
        this.consumer = new KafkaConsumer<>(learning, new StringDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
        this.claims = new Claims(random);
        this.clock = clock;
        this.between = Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / perSecond));
    }

    /** The topics need not exist yet. */
    static Activity start(String bootstrapServers, double perSecond, RandomGenerator random, Clock clock) {
        var activity = new Activity(bootstrapServers, perSecond, random, clock);
        activity.thread.start();
        return activity;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try (consumer;
                producer) {
            consumer.subscribe(TOPICS);
            while (!closed && !hasCaughtUp()) learn(LONGEST_WAIT);
            var next = clock.instant();
            while (!closed) {
                learn(waitUntil(next));
                for (; !next.isAfter(clock.instant()); next = next.plus(between)) act();
            }
        } catch (WakeupException closing) {
            LOG.debug("closed");
        } catch (KafkaException e) {
            LOG.error("no more activity", e);
        }
    }

    /** Before, it might decide what was decided already. */
    private boolean hasCaughtUp() {
        var partitions = consumer.assignment();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < TOPICS.size()) return false;
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Duration waitUntil(Instant next) {
        var wait = Duration.between(clock.instant(), next);
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void learn(Duration wait) {
        for (var record : consumer.poll(wait)) {
            if (record.value() == null) continue;
            try {
                var fact = codec.read(record);
                switch (fact.event()) {
                    case BordereauImported bordereau -> claims.learn(bordereau);
                    case BulletinImported bulletin -> claims.learn(bulletin);
                    case ArsChange change -> claims.learn(change, fact.time());
                    default -> {}
                }
            } catch (UnreadableEvent e) {
                LOG.debug("passed over a record of {}", record.topic());
            }
        }
    }

    private void act() {
        claims.next().ifPresent(change -> {
            var fact = Fact.of(change, clock.instant(), SOURCE);
            claims.learn(change, fact.time());
            var _ = producer.send(codec.write(fact), (_, failure) -> {
                if (failure != null) LOG.warn("an event was not taken by Kafka", failure);
            });
        });
    }
}
