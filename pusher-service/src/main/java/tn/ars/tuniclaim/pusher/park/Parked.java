package tn.ars.tuniclaim.pusher.park;

import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;

/** @param calls made for it so far */
public record Parked(Change change, Calls calls) {}
