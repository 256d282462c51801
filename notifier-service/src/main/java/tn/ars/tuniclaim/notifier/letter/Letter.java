package tn.ars.tuniclaim.notifier.letter;

import tn.ars.tuniclaim.event.AlertCause.Severity;

/**
 * What people are told, once as plain text and once as a page.
 *
 * @param subject of a mail
 * @param link to the page that shows it
 */
public record Letter(Severity severity, String subject, String text, String html, String link) {}
