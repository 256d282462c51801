package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import tn.ars.tuniclaim.event.AlertCause;

/**
 * One matter that is wrong.
 *
 * @param subject empty when the cause has one subject only
 * @param detail one sentence for an operator, the newest
 */
public record Incident(AlertCause cause, String subject, String detail, Instant since, Instant raisedAt) {}
