package tn.ars.tuniclaim.event;

/** Why the notifier did not obey a command. */
public enum IncidentRefusal {
    /** There is no incident, notice or channel of that name. */
    UNKNOWN,
    /** The incident is over. */
    OVER,
    /** What is asked for makes no sense, such as a silence that ended before it began. */
    INVALID,
    /** Somebody changed meanwhile what it is based on. */
    OVERTAKEN
}
