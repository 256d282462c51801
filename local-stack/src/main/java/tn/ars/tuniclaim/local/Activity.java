package tn.ars.tuniclaim.local;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;

/**
 * Pretends to be ARS's other modules: moves bordereaux and bulletins that it learns of from Kafka along their way, at a
 * steady rate. One thread does everything, so that each bordereau's facts are told in the order of their times.
 */
final class Activity implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Activity.class);
    private static final URI SOURCE = URI.create("/local-stack/activity");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final EventCodec codec = new EventCodec();
    private final Claims claims;
    private final Clock clock;
    private final Duration between;
    private final Thread thread = Thread.ofPlatform().name("activity").unstarted(this::live);
    private volatile boolean closed;

    private Activity(String bootstrapServers, double perSecond, RandomGenerator random, Clock clock) {
        // Nothing is committed: what it knows is in memory, so each start learns anew.
        var learning = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "local-activity",
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
            consumer.subscribe(List.of(Topic.BORDEREAUX.topicName(), Topic.BULLETINS.topicName()));
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

    private Duration waitUntil(Instant next) {
        var wait = Duration.between(clock.instant(), next);
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void learn(Duration wait) {
        for (var record : consumer.poll(wait)) {
            if (record.value() == null) continue;
            try {
                switch (codec.read(record).event()) {
                    case BordereauImported bordereau -> claims.learn(bordereau);
                    case BulletinImported bulletin -> claims.learn(bulletin);
                    default -> {}
                }
            } catch (UnreadableEvent e) {
                LOG.debug("passed over a record of {}", record.topic());
            }
        }
    }

    private void act() {
        claims.next().ifPresent(change -> {
            var _ = producer.send(codec.write(Fact.of(change, clock.instant(), SOURCE)), (_, failure) -> {
                if (failure != null) LOG.warn("an event was not taken by Kafka", failure);
            });
        });
    }
}
