package tn.ars.tuniclaim.event;

/**
 * What can be said on a topic. A record here is the JSON value of one CloudEvents type (see {@link EventType}); when it
 * happened and under which id is in the {@link Fact} around it. Constructors refuse what makes no sense.
 */
public sealed interface Event
        permits ArsChange,
                BordereauImported,
                BulletinImported,
                SyncCommand,
                SyncEvent,
                RejectedEntryKept,
                PushCommand,
                PushEvent,
                PushResult,
                Alert,
                IncidentCommand,
                IncidentEvent,
                Notice,
                InstanceHealthReported {

    /** The record key: facts with the same key stay in order. Never longer than a reference. */
    String key();

    Topic topic();
}
