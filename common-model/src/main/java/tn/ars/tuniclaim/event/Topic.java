package tn.ars.tuniclaim.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every topic, declared once. The replication factor is the broker's default, so that the same declaration serves one
 * machine and a cluster.
 */
public enum Topic {
    /** Snapshots: the newest record of each bordereau is kept for ever. */
    BORDEREAUX("tuniclaim.bordereaux", 12, Retention.NEWEST_OF_EACH_KEY),
    BULLETINS("tuniclaim.bulletins", 12, Retention.THIRTY_DAYS),
    STATUSES("ars.statuses", 12, Retention.THIRTY_DAYS),
    PAYMENTS("ars.payments", 12, Retention.THIRTY_DAYS),
    RECLAMATIONS("ars.reclamations", 12, Retention.THIRTY_DAYS),
    SYNC_COMMANDS("tuniclaim.sync-commands", 1, Retention.SEVEN_DAYS),
    SYNC_EVENTS("tuniclaim.sync-events", 3, Retention.THIRTY_DAYS),
    /** Personal and medical data as the partner wrote them: as long as the importer keeps them, and no day longer. */
    REJECTED_ENTRIES("tuniclaim.rejected-entries", 3, Retention.THIRTY_DAYS_TO_THE_DAY),
    PUSH_COMMANDS("tuniclaim.push-commands", 1, Retention.SEVEN_DAYS),
    PUSH_EVENTS("tuniclaim.push-events", 3, Retention.THIRTY_DAYS),
    PUSH_RESULTS("tuniclaim.push-results", 12, Retention.THIRTY_DAYS),
    ALERTS("integration.alerts", 3, Retention.THIRTY_DAYS),
    INCIDENT_COMMANDS("integration.incident-commands", 1, Retention.SEVEN_DAYS),
    NOTICES("integration.notices", 3, Retention.THIRTY_DAYS),
    /** The newest report of each instance; those of instances long gone are dropped. */
    HEALTH("integration.health", 1, Retention.NEWEST_OF_EACH_KEY_FOR_A_DAY);

    /** The largest record that a topic takes, headers included, in bytes. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private static final String DEAD_LETTER_SUFFIX = ".dlt";
    private static final int DEAD_LETTER_PARTITIONS = 3;

    private final String topicName;
    private final int partitions;
    private final Retention retention;

    Topic(String topicName, int partitions, Retention retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
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
        return withSize(retention, MAX_RECORD_BYTES);
    }

    /** Where records of this topic go that could not be read or handled. */
    public String deadLetterName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    public int deadLetterPartitions() {
        return DEAD_LETTER_PARTITIONS;
    }

    /**
     * Dead letters wait for a person, who may be on leave; but those with personal data no longer than their topic keeps these. They
     * are larger than their records by what is said of them.
     */
    public Map<String, String> deadLetterConfig() {
        var kept = this == REJECTED_ENTRIES ? retention : Retention.NINETY_DAYS;
        return withSize(kept, 2 * MAX_RECORD_BYTES);
    }

    private static Map<String, String> withSize(Retention retention, int maxBytes) {
        var config = new HashMap<>(retention.config());
        config.put("max.message.bytes", Integer.toString(maxBytes));
        return Map.copyOf(config);
    }

    private enum Retention {
        NEWEST_OF_EACH_KEY,
        NEWEST_OF_EACH_KEY_FOR_A_DAY,
        SEVEN_DAYS,
        THIRTY_DAYS,
        THIRTY_DAYS_TO_THE_DAY,
        NINETY_DAYS;

        Map<String, String> config() {
            return switch (this) {
                case NEWEST_OF_EACH_KEY -> Map.of("cleanup.policy", "compact");
                case NEWEST_OF_EACH_KEY_FOR_A_DAY ->
                    Map.of(
                            "cleanup.policy", "compact,delete",
                            "retention.ms", millis(Duration.ofDays(1)),
                            "segment.ms", millis(Duration.ofHours(1)));
                case SEVEN_DAYS -> kept(Duration.ofDays(7));
                case THIRTY_DAYS -> kept(Duration.ofDays(30));
                // A segment goes as a whole, by its newest record: none stays for more than a day longer.
                case THIRTY_DAYS_TO_THE_DAY ->
                    Map.of(
                            "cleanup.policy", "delete",
                            "retention.ms", millis(Duration.ofDays(30)),
                            "segment.ms", millis(Duration.ofDays(1)));
                case NINETY_DAYS -> kept(Duration.ofDays(90));
            };
        }

        private static Map<String, String> kept(Duration retention) {
            return Map.of("cleanup.policy", "delete", "retention.ms", millis(retention));
        }

        private static String millis(Duration duration) {
            return Long.toString(duration.toMillis());
        }
    }
}
