package tn.ars.tuniclaim.dashboard.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.NotPublished;

/**
 * Notes each deed before it is done, and what became of it afterwards, whatever becomes of a transaction around it. What cannot be
 * noted is not done.
 */
@Component
public class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;
    private final Clock clock;

    Audit(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.onItsOwn = new TransactionTemplate(transactions);
        this.onItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** For what somebody sees: it is seen once this returns. One wait for the disk, since people wait for it. */
    public void viewed(Deed deed) {
        onItsOwn.executeWithoutResult(_ -> note(note(deed), AuditOutcome.DONE, null));
    }

    /** Does it, and notes how it came out as {@code ending} says. */
    public <T> T during(Deed deed, Supplier<T> deedItself, Function<T, Ending> ending) {
        long id = onItsOwn.execute(_ -> note(deed));
        T result;
        try {
            result = deedItself.get();
        } catch (RuntimeException failure) {
            noteIfPossible(id, ending(id, failure));
            throw failure;
        }
        noteIfPossible(id, ending.apply(result));
        return result;
    }

    /** A person reads what was away, or where to look; what failed is in the log. */
    private static Ending ending(long id, RuntimeException failure) {
        var isOutage = Outages.isOutage(failure);
        log.atLevel(isOutage ? Level.WARN : Level.ERROR)
                .addKeyValue("audit", id)
                .addKeyValue("failure", failure.getClass().getName())
                .log("a deed did not come about");
        return isOutage
                ? new Ending(AuditOutcome.UNAVAILABLE, away(failure))
                : new Ending(AuditOutcome.FAILED, "log " + id);
    }

    private static String away(RuntimeException failure) {
        return switch (failure) {
            case NotPublished _, RetriableException _ -> "KAFKA";
            case DataAccessException _, TransactionException _ -> "DATABASE";
            default -> "CONNECTION";
        };
    }

    private long note(Deed deed) {
        var caller = deed.caller();
        return jdbc.sql("""
            insert into audit (at, account, address, via, action, subject, reason)
            values (?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(caller.account())
                .param(caller.address())
                .param(caller.via().name())
                .param(deed.action().name())
                .param(deed.subject())
                .param(deed.reason())
                .query(Long.class)
                .single();
    }

    /** It was done, or not, whether that can be noted or not: nobody is told otherwise. */
    private void noteIfPossible(long id, Ending ending) {
        try {
            onItsOwn.executeWithoutResult(_ -> note(id, ending.outcome(), ending.detail()));
        } catch (DataAccessException | TransactionException failure) {
            log.atError()
                    .addKeyValue("audit", id)
                    .addKeyValue("outcome", ending.outcome())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("what became of a deed could not be noted in the audit");
        }
    }

    private void note(long id, AuditOutcome outcome, @Nullable String detail) {
        jdbc.sql("insert into audit_outcome (audit_id, at, outcome, detail) values (?, ?, ?, ?)")
                .param(id)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(outcome.name())
                .param(detail)
                .update();
    }
}
