package tn.ars.tuniclaim.importer.publication;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The right to tell, which one instance has at a time: two would tell of one bordereau out of order. It ends with a time, and
 * that time is longer than anything under way can last, so that an instance that hangs and comes back overtakes nobody. For one thread.
 */
@Repository
class Lease {

    /** A record is acknowledged within it or never. */
    static final Duration UNDER_WAY = Duration.ofSeconds(10);

    /** How long after taking the lease a record may still be given to the producer. */
    private static final Duration GIVING = Duration.ofSeconds(12);

    private static final Duration RENEWAL = Duration.ofSeconds(6);

    /** Clocks that run differently, and pauses between a look at one and what follows. */
    private static final Duration MARGIN = Duration.ofSeconds(8);

    private static final Duration LEASE = GIVING.plus(UNDER_WAY).plus(MARGIN);

    private final JdbcClient jdbc;
    private final UUID holder = UUID.randomUUID();
    private boolean held;
    private long takenAt;

    Lease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isHeld() {
        return held;
    }

    /** Takes it, or renews it; false while another instance has it. */
    boolean take() {
        if (held && age().compareTo(RENEWAL) < 0) {
            return true;
        }
        // Looked at before: the lease ends here earlier than there.
        var now = System.nanoTime();
        held = jdbc.sql("""
                                update publication_lease
                                set holder = ?, until = clock_timestamp() + make_interval(secs => ?)
                                where holder is null or holder = ? or until < clock_timestamp()
                                """).params(holder, LEASE.toSeconds(), holder).update() > 0;
        takenAt = now;
        return held;
    }

    /** @throws IllegalStateException when nothing more may be given to the producer */
    void check() {
        if (!held || age().compareTo(GIVING) >= 0) {
            throw new IllegalStateException("the lease ran out");
        }
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - takenAt);
    }

    /** To be called only when nothing is under way. */
    void giveBack() {
        if (held) {
            held = false;
            jdbc.sql("update publication_lease set holder = null, until = null where holder = ?")
                    .param(holder)
                    .update();
        }
    }
}
