package tn.ars.tuniclaim.dashboard.page;

import tn.ars.tuniclaim.event.AlertCause;

/** What is wrong, as a part of a sentence. */
public record Matter(AlertCause cause, String subject) {}
