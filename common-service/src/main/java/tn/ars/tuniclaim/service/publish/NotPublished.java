package tn.ars.tuniclaim.service.publish;

import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Kafka did not acknowledge a record in time, or not at all. Saying it again under the same id is harmless. */
public final class NotPublished extends RuntimeException {

    private static final int DEEPEST_CAUSE = 20;

    NotPublished(Throwable cause) {
        super("Kafka did not acknowledge the record in time", cause);
    }

    /** True where this very record is refused, for its size or its form: saying it again as it is ends in the same way. */
    public boolean isRefusal() {
        return Stream.iterate(getCause(), cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof RecordTooLargeException
                        || cause instanceof RecordBatchTooLargeException
                        || cause instanceof InvalidRecordException);
    }
}
