package tn.ars.tuniclaim.notifier.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is over and settled is kept.
 *
 * @param retention at least {@link #LEAST}
 */
@ConfigurationProperties("notifier")
public record Retention(@DefaultValue("400d") Duration retention) {

    /** A day more than Kafka keeps anything: what is forgotten after it cannot come again. */
    public static final Duration LEAST = Duration.ofDays(31);

    /** How much goes in one statement, so that none keeps others waiting for long. */
    public static final int BATCH = 10_000;

    public Retention {
        if (retention.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("notifier.retention must be at least 31d");
        }
    }

    /** @param statement forgets {@link #BATCH} rows at most, and says how many it did */
    public static void inBatches(IntSupplier statement) {
        while (statement.getAsInt() == BATCH) {}
    }

    /** What was settled before this is forgotten. */
    public OffsetDateTime cutoff(Instant now) {
        return now.minus(retention).atOffset(ZoneOffset.UTC);
    }
}
