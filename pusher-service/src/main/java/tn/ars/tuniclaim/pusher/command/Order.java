package tn.ars.tuniclaim.pusher.command;

import tn.ars.tuniclaim.pusher.park.Decision;

/** @param perSecond changes at most that are decided about in one second */
record Order(Decision decision, int perSecond) {}
