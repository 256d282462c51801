package tn.ars.tuniclaim.notifier.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

@Component
class MailTimer {

    private static final Logger log = LoggerFactory.getLogger(MailTimer.class);

    private final SendMails mails;

    MailTimer(SendMails mails) {
        this.mails = mails;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tick() {
        try {
            mails.sendDue();
        } catch (DataAccessException | TransactionException databaseAway) {
            log.atWarn()
                    .addKeyValue("failure", databaseAway.getClass().getName())
                    .log("mails wait for the database");
        }
    }
}
