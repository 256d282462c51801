package tn.ars.tuniclaim.notifier.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.notifier.incident.Announcements;
import tn.ars.tuniclaim.notifier.incident.Incident;

/** Announces by mail: what is to be told is a row before the alert that caused it is committed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Mailbox implements Announcements {

    private final Letters letters;
    private final Mails mails;
    private final Clock clock;

    Mailbox(Letters letters, Mails mails, Clock clock) {
        this.letters = letters;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void opened(Incident incident, Instant notBefore) {
        if (!mails.wasTried(incident.id(), Kind.OPENED)) {
            mails.write(incident.id(), Kind.OPENED, letters.letter(Kind.OPENED, incident), notBefore);
        }
    }

    @Override
    public void resolved(Incident incident) {
        mails.write(incident.id(), Kind.RESOLVED, letters.letter(Kind.RESOLVED, incident), clock.instant());
    }

    @Override
    public boolean withdrawn(UUID incidentId) {
        return mails.deletedUntried(incidentId, Kind.OPENED);
    }
}
