package tn.ars.tuniclaim.notifier.mail;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A mail on its way.
 *
 * @param attempts with the one it is claimed for
 * @param deliveredTo whom the server has taken it for
 * @param told who has got the opening mail of its incident
 * @param toldAll whether the opening mail needs no further attempt
 */
record Mail(
        UUID incidentId,
        Kind kind,
        String messageId,
        Letter letter,
        int attempts,
        Set<String> deliveredTo,
        Set<String> told,
        boolean toldAll) {

    /** Whom it is to go to now: that something is over concerns those who know that it was. */
    List<String> addressees(List<String> recipients) {
        return recipients.stream()
                .filter(recipient -> kind == Kind.OPENED || told.contains(recipient))
                .filter(recipient -> !deliveredTo.contains(recipient))
                .toList();
    }

    /** Whether nobody is left who may still have to get it. */
    boolean isLastWord() {
        return kind == Kind.OPENED || toldAll;
    }
}
