package tn.ars.tuniclaim.pusher.journal;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends are remembered for as long as Kafka could bring their records again: thirty days, and some more to be safe. */
@Component
class JournalTimer {

    private static final Duration REMEMBERED = Duration.ofDays(45);

    private final JdbcJournal journal;

    JournalTimer(JdbcJournal journal) {
        this.journal = journal;
    }

    @Scheduled(fixedRateString = "PT6H", initialDelayString = "PT10M")
    void tick() {
        journal.forgetEndsOlderThan(REMEMBERED);
    }
}
