package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.importer.bordereau.ForgetDrift;
import tn.ars.tuniclaim.service.intake.Outages;

/** Forgets old runs and what they noted, and what the partner wrote in rejected entries sooner. */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient jdbc;
    private final ForgetDrift forgetDrift;
    private final TransactionOperations transactions;
    private final RunProperties settings;
    private final Clock clock;

    Retention(
            JdbcClient jdbc,
            ForgetDrift forgetDrift,
            TransactionOperations transactions,
            RunProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.forgetDrift = forgetDrift;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Repeatable: it does not matter how many instances do it. */
    @Scheduled(cron = "${importer.retention.cron:0 20 3 * * *}", zone = "${importer.schedule.zone:Africa/Tunis}")
    void tick() {
        try {
            transactions.executeWithoutResult(_ -> forget());
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("what is old is forgotten later, the database does not answer");
        }
    }

    private void forget() {
        var old = before(settings.keep());
        forgetDrift.before(old);
        jdbc.sql("update rejected_entry set raw = null where at < ? and raw is not null")
                .param(before(settings.keepRaw()).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from rejection where at < ?")
                .param(old.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from rejected_entry entry where at < ? and not exists (
                            select from rejection where run_id = entry.run_id and position = entry.position)
                        """).param(old.atOffset(ZoneOffset.UTC)).update();
        var runs = jdbc.sql("""
                        delete from sync_run run where ended_at < ?
                            and not exists (select from rejected_entry where run_id = run.id)
                        """).param(old.atOffset(ZoneOffset.UTC)).update();
        log.atInfo().addKeyValue("runs", runs).log("what is old is forgotten");
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age);
    }
}
