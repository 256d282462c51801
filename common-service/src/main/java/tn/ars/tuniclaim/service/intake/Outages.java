package tn.ars.tuniclaim.service.intake;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Tells what time mends from what it does not. */
public final class Outages {

    /**
     * PostgreSQL's classes of states: connection trouble, a server that only reads, a transaction that stood still, a table or schema that is
     * not there (and comes back when it is made anew), conflicts, lack of resources, an operator's hand, trouble of the system itself.
     */
    private static final String OUTAGE_STATES = "08|25006|25P03|3F000|40|42P01|53|57|58";

    /** More than fits, into an index for instance. Spring takes it for trouble of the database, but it will never fit. */
    private static final String TOO_MUCH = "54";

    private Outages() {}

    /** True when the failure lies with the database, the broker or the network, and the same attempt may work later. */
    public static boolean isOutage(Throwable failure) {
        return causes(failure).noneMatch(Outages::isTooMuch) && causes(failure).anyMatch(Outages::isOutageItself);
    }

    /** The failure itself and what led to it, the last cause last; not endless. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(TOO_MUCH);
    }

    private static boolean isOutageItself(Throwable failure) {
        return switch (failure) {
            case NotPublished _ -> true;
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    NonTransientDataAccessResourceException _ -> true;
            case TransactionException _ -> true;
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException sql
            when sql.getSQLState() != null -> sql.getSQLState().matches("(" + OUTAGE_STATES + ").*");
            case RetriableException _, IOException _, TimeoutException _ -> true;
            default -> false;
        };
    }
}
