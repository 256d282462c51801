package tn.ars.tuniclaim.pusher.journal;

import tn.ars.tuniclaim.pusher.change.Change;

/** How a change came to its end. */
public sealed interface End {

    Change change();

    /** The partner took it. */
    record Delivered(Change change, int httpStatus) implements End {}

    /** The partner said no: its thing has moved on all the same, and nothing older may be told of it. */
    record Refused(Change change, int httpStatus) implements End {}

    /** Without the partner: superseded, or set aside. */
    record Untold(Change change) implements End {}
}
