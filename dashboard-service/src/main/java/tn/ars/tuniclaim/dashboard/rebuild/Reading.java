package tn.ars.tuniclaim.dashboard.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** How far all instances together have read, as Kafka keeps it. */
class Reading {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final KafkaAdmin kafka;
    private final String group;
    private final Duration patience;

    /** @param patience with instances that read; who was killed counts as one of them for some seconds */
    Reading(KafkaAdmin kafka, String group, Duration patience) {
        this.kafka = kafka;
        this.group = group;
        this.patience = patience;
    }

    /** Fails while any instance reads. */
    void forget() {
        try (var admin = Admin.create(Map.copyOf(kafka.getConfigurationProperties()))) {
            var end = System.nanoTime() + patience.toNanos();
            while (!isForgotten(admin)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "the read models are to be made anew: stop all other instances first");
                }
                log.info("an instance still reads, or was killed a moment ago; waiting for it to go");
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private boolean isForgotten(Admin admin) throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException failure) {
            return switch (failure.getCause()) {
                case GroupIdNotFoundException _ -> true;
                case GroupNotEmptyException _ -> false;
                case null, default ->
                    throw new IllegalStateException(
                            "the read models are to be made anew: Kafka did not forget how far was read", failure);
            };
        } catch (TimeoutException away) {
            throw new IllegalStateException("the read models are to be made anew: Kafka does not answer", away);
        }
    }
}
