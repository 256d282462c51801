package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long Kafka keeps what is on a topic.
 *
 * @param onlyNewest of each key, after a while
 * @param time null: for ever
 * @param bytes of each partition, at most; null: however many
 */
record Kept(
        String topic,
        boolean onlyNewest,
        @Nullable Duration time,
        @Nullable Long bytes) {

    static Kept of(String topic, Config settings) {
        var policies =
                List.of(value(settings, TopicConfig.CLEANUP_POLICY_CONFIG).split(","));
        var isDeleted = policies.contains(TopicConfig.CLEANUP_POLICY_DELETE);
        var millis = isDeleted ? Long.parseLong(value(settings, TopicConfig.RETENTION_MS_CONFIG)) : -1;
        var bytes = isDeleted ? Long.parseLong(value(settings, TopicConfig.RETENTION_BYTES_CONFIG)) : -1;
        return new Kept(
                topic,
                policies.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
                millis < 0 ? null : Duration.ofMillis(millis),
                bytes < 0 ? null : bytes);
    }

    /** Of the text that says it. */
    public String code() {
        return "kept." + (onlyNewest ? "newest" : "all") + (time == null ? ".forever" : ".time");
    }

    private static String value(Config settings, String name) {
        return settings.get(name).value();
    }
}
