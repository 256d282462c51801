/** The pusher-service: delivers status and payment changes to the partner, in order, once they stick. Starts here. */
@NullMarked
package tn.ars.tuniclaim.pusher;

import org.jspecify.annotations.NullMarked;
