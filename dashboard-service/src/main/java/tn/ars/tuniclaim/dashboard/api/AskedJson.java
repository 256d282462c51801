package tn.ars.tuniclaim.dashboard.api;

import java.util.UUID;

/** @param id of what was asked for; what is told of it on Kafka names it */
record AskedJson(UUID id) {}
