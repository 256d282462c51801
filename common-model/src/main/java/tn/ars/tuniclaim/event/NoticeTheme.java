package tn.ars.tuniclaim.event;

/** What a notice is about, for the routes. */
public enum NoticeTheme {
    /** Bordereaux, statuses, payments and the partner. */
    INCIDENT,
    /** The services themselves, and whether notices get out, as mails or to webhooks. */
    HEALTH,
    /** Large imports that went through. */
    IMPORT
}
