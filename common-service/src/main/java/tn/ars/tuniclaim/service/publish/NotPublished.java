package tn.ars.tuniclaim.service.publish;

/** Kafka did not acknowledge a record in time. Saying it again under the same id is harmless. */
public final class NotPublished extends RuntimeException {

    NotPublished(Throwable cause) {
        super("Kafka did not acknowledge the record in time", cause);
    }
}
