package tn.ars.tuniclaim.dashboard.letter;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.EventType;
import tn.ars.tuniclaim.event.Topic;

/** Why a dead letter is not put back on the topic that it came from. */
public enum Hindrance {
    /** It was put back before. What fails again is a letter of its own. */
    PUT_BACK,
    /** Kafka keeps it no more: there is nothing to put back. */
    GONE,
    /** Its topic does not take it as it is. */
    REFUSED,
    /** Too large to be kept: there is nothing to put back. */
    LEFT_OUT,
    /** The pusher keeps it: a replay tells it again, a letter put back would only be recognised as given up. */
    GIVEN_UP,
    /** One person alone does not send a payment. */
    PAYMENT,
    /** It was meant for its moment, and some need a second person: it is asked for anew. */
    COMMAND,
    /** It is the state of its key, and who reads its topic would take an older one for the newest. */
    NEWEST_ONLY,
    /** Personal data that is kept for a counted time, which would begin anew. */
    PERSONAL,
    /** The beginning of an alert that would open an incident about what is over; its end is never too late. */
    OLD_ALERT;

    /** So long after it was raised an alert may be put back. */
    static final Duration ALERT_IS_NEWS = Duration.ofDays(1);

    static final String END_OF_ALERT = EventType.of(AlertResolved.class).name();

    private static final String OF_ARS = "ars.";
    private static final String OF_COMMANDS = "-commands";

    static final String[] FREE_TOPICS = Arrays.stream(Topic.values())
            .filter(topic -> ofTopic(topic).isEmpty())
            .map(Topic::deadLetterName)
            .toArray(String[]::new);

    /**
     * @param topic of the dead letters
     * @param cameFrom null where it was read, and somebody decided against it
     * @param outcome of the attempt to put it back; null where there was none
     * @param isOver whether what it says of the present is of the past
     */
    static @Nullable Hindrance of(
            String topic,
            @Nullable String cameFrom,
            @Nullable Integer leftOut,
            @Nullable Hindrance outcome,
            boolean isOver) {
        if (outcome != null) {
            return outcome;
        }
        if (leftOut != null) {
            return LEFT_OUT;
        }
        if (cameFrom == null && topic.startsWith(OF_ARS)) {
            return GIVEN_UP;
        }
        if (topic.equals(Topic.ALERTS.deadLetterName()) && isOver) {
            return OLD_ALERT;
        }
        return ofTopic(topic);
    }

    /** Whatever lies there. */
    static @Nullable Hindrance ofTopic(String topic) {
        return Topic.named(topic).flatMap(Hindrance::ofTopic).orElse(null);
    }

    private static Optional<Hindrance> ofTopic(Topic topic) {
        if (topic == Topic.PAYMENTS) {
            return Optional.of(PAYMENT);
        }
        if (topic.topicName().endsWith(OF_COMMANDS)) {
            return Optional.of(COMMAND);
        }
        if (topic == Topic.REJECTED_ENTRIES) {
            return Optional.of(PERSONAL);
        }
        var isCompacted = topic.config().getOrDefault("cleanup.policy", "").contains("compact");
        return isCompacted || topic == Topic.BULLETINS ? Optional.of(NEWEST_ONLY) : Optional.empty();
    }
}
