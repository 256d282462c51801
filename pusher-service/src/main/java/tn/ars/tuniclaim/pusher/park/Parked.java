package tn.ars.tuniclaim.pusher.park;

import tn.ars.tuniclaim.pusher.change.Change;

/** @param attempts calls made for it so far */
public record Parked(Change change, int attempts) {}
