package tn.ars.tuniclaim.notifier.delivery;

import java.time.Instant;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Retry;

/** How long this instance leaves a server alone that was away: longer each time, whatever waits for it. Thread-safe. */
final class Respite {

    private int times;
    private String words = "";
    private Instant until = Instant.MIN;

    synchronized boolean lastsAt(Instant now) {
        return now.isBefore(until);
    }

    /** True for a server of which nothing bad is known. */
    synchronized boolean isNeedless() {
        return times == 0;
    }

    /** What was said last. */
    synchronized String words() {
        return words;
    }

    /** Several connections that find the same count once. */
    synchronized void begin(String said, Instant now, Retry retry, double random) {
        words = said;
        if (!lastsAt(now)) {
            times++;
            until = now.plus(retry.after(times, random));
        }
    }

    /** Somebody wants to know at once; if it is still away, the next pause is longer all the same. */
    synchronized void interrupt() {
        until = Instant.MIN;
    }

    synchronized void end() {
        times = 0;
        until = Instant.MIN;
    }
}
