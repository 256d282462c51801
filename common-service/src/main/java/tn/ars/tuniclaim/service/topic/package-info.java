/** Declares every topic to the broker, again until it has answered. No door: only a timer enters. Enters no other room. */
@NullMarked
package tn.ars.tuniclaim.service.topic;

import org.jspecify.annotations.NullMarked;
