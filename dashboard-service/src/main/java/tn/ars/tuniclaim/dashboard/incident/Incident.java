package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import java.util.List;
import tn.ars.tuniclaim.event.AlertCause;

/**
 * One matter that is wrong.
 *
 * @param subject empty when the cause has one subject only
 * @param detail one sentence for an operator, the newest
 * @param bordereaux how many it hits; 0 when it is not about bordereaux
 * @param references of the first ten of them
 */
public record Incident(
        AlertCause cause,
        String subject,
        String detail,
        Instant since,
        Instant raisedAt,
        long bordereaux,
        List<String> references) {}
