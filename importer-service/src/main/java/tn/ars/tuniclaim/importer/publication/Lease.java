package tn.ars.tuniclaim.importer.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The right to tell, which one instance has at a time: two would tell of one bordereau out of order. It ends with a time, and
 * that time is longer than anything under way can last, so that an instance that hangs and comes back overtakes nobody. After a
 * failure, when a broker may still hold something back, it is neither renewed nor given back: it runs out, and the others come first. For
 * one thread.
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

    /** Left to the others, where this one's lease ran out. */
    private static final Duration PRECEDENCE = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID holder = UUID.randomUUID();
    private boolean held;
    private boolean underWay;
    private long takenAt;
    private Instant takenAtByTheClock = Instant.EPOCH;

    Lease(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isHeld() {
        return held;
    }

    /** Takes it, or renews it; false while another instance has it. */
    boolean take() {
        if (held && age().compareTo(underWay ? GIVING : RENEWAL) < 0) {
            return true;
        }
        // Looked at before: the lease ends here earlier than there.
        var now = System.nanoTime();
        var nowByTheClock = clock.instant();
        held = jdbc.sql("""
                                update publication_lease
                                set holder = :me, until = clock_timestamp() + make_interval(secs => :lease)
                                where holder is null or holder = :me and not :underWay
                                    or until < clock_timestamp()
                                        - make_interval(secs => case holder when :me then :precedence else 0 end)
                                    or until > clock_timestamp() + make_interval(secs => :lease)
                                """)
                        .param("me", holder)
                        .param("lease", LEASE.toSeconds())
                        .param("underWay", underWay)
                        .param("precedence", PRECEDENCE.toSeconds())
                        .update()
                > 0;
        underWay = underWay && !held;
        takenAt = now;
        takenAtByTheClock = nowByTheClock;
        return held;
    }

    /** From now on records are given to the producer; until all arrived, any of them may still arrive. */
    void recordsAreUnderWay() {
        underWay = true;
    }

    /** Also those of an earlier attempt: what one producer sends late it sends in vain once something later arrived. */
    void recordsArrived() {
        underWay = false;
    }

    /** @throws IllegalStateException when nothing more may be given to the producer */
    void check() {
        if (!held || age().compareTo(GIVING) >= 0) {
            throw new IllegalStateException("the lease ran out");
        }
    }

    /** By the clock that stands still while the machine sleeps, or the one that people may set: whichever says more. */
    private Duration age() {
        var counted = Duration.ofNanos(System.nanoTime() - takenAt);
        var read = Duration.between(takenAtByTheClock, clock.instant());
        return counted.compareTo(read) > 0 ? counted : read;
    }

    /** Where something may be under way, the lease runs out instead. */
    void giveBack() {
        if (held && !underWay) {
            held = false;
            jdbc.sql("update publication_lease set holder = null, until = null where holder = ?")
                    .param(holder)
                    .update();
        }
    }
}
