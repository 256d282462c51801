package tn.ars.tuniclaim.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Every topic, declared once. The replication factor is the broker's default, so that the same declaration serves one
 * machine and a cluster.
 */
public enum Topic {
    /** Snapshots: the newest record of each bordereau is kept for ever. */
    BORDEREAUX("tuniclaim.bordereaux", 12, compacted()),
    BULLETINS("tuniclaim.bulletins", 12, kept(Duration.ofDays(30))),
    STATUSES("ars.statuses", 12, kept(Duration.ofDays(30))),
    PAYMENTS("ars.payments", 12, kept(Duration.ofDays(30))),
    SYNC_COMMANDS("tuniclaim.sync-commands", 1, kept(Duration.ofDays(7))),
    SYNC_EVENTS("tuniclaim.sync-events", 3, kept(Duration.ofDays(30))),
    PUSH_RESULTS("tuniclaim.push-results", 12, kept(Duration.ofDays(30))),
    ALERTS("integration.alerts", 3, kept(Duration.ofDays(30))),
    NOTICES("integration.notices", 3, kept(Duration.ofDays(30))),
    /** The newest report of each instance; those of instances long gone are dropped. */
    HEALTH(
            "integration.health",
            1,
            Map.of(
                    "cleanup.policy", "compact,delete",
                    "retention.ms", millis(Duration.ofDays(1)),
                    "segment.ms", millis(Duration.ofHours(1))));

    /** Dead letters wait for a person, who may be on leave. */
    public static final Map<String, String> DEAD_LETTER_CONFIG = kept(Duration.ofDays(90));

    public static final int DEAD_LETTER_PARTITIONS = 3;

    private static final String DEAD_LETTER_SUFFIX = ".dlt";

    private final String topicName;
    private final int partitions;
    private final Map<String, String> config;

    Topic(String topicName, int partitions, Map<String, String> config) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.config = config;
    }

    /** The topic of that name, be it the topic itself or the one of its dead letters. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName)
                        || topic.deadLetterName().equals(topicName))
                .findFirst();
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** Kafka's own topic settings. */
    public Map<String, String> config() {
        return config;
    }

    /** Where records of this topic go that could not be read or handled. */
    public String deadLetterName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    private static Map<String, String> compacted() {
        return Map.of("cleanup.policy", "compact");
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", millis(retention));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
