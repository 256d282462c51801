package tn.ars.tuniclaim.notifier.mail;

/** What a mail says, once as plain text and once as a page. */
record Letter(String subject, String text, String html) {}
