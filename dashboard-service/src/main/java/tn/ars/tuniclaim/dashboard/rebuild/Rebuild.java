package tn.ars.tuniclaim.dashboard.rebuild;

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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Forgets what the topics tell, and how far they were read. Killed in between, it is harmless: what is told again comes out the
 * same. While any instance reads, it is refused.
 */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private static final long PATIENCE_SECONDS = 30;

    /** All that is fed by topics; nothing else knows what is in the other tables. */
    static final List<String> READ_MODELS = List.of(
            "sync_run",
            "sync_join",
            "sync_schedule",
            "sync_rejection",
            "rejected_entry",
            "sync_drift",
            "instance",
            "claim",
            "step",
            "push",
            "push_tally",
            "push_flow",
            "push_answer",
            "alert",
            "incident",
            "notice",
            "notice_routes",
            "notice_answer",
            "dead_letter");

    private final JdbcTemplate jdbc;
    private final KafkaAdmin kafka;
    private final String group;

    Rebuild(JdbcTemplate jdbc, KafkaAdmin kafka, @Value("${spring.kafka.consumer.group-id}") String group) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.group = group;
    }

    void run() {
        forgetOffsets();
        jdbc.execute("truncate " + String.join(", ", READ_MODELS));
        log.info("the read models are empty; everything is read from the beginning of its topic");
    }

    /** First, since only this finds out whether anybody reads. */
    private void forgetOffsets() {
        try (var admin = Admin.create(Map.copyOf(kafka.getConfigurationProperties()))) {
            admin.deleteConsumerGroups(List.of(group)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof GroupNotEmptyException) {
                throw new IllegalStateException("dashboard.rebuild: stop all other instances first", failure);
            }
            if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException("dashboard.rebuild: Kafka did not forget how far was read", failure);
            }
        } catch (TimeoutException away) {
            throw new IllegalStateException("dashboard.rebuild: Kafka does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
