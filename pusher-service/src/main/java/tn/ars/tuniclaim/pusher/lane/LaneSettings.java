package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;

/**
 * @param atOnce lanes at work at once
 * @param atStart of these, the ones that may start before any came to its end; each that does lets one more start, as does each second in
 *     which none does
 * @param window records of one partition in hand; fetching stops there, up to one poll later, and goes on at half of it
 * @param firstPause before what failed comes again; twice as long each further time
 * @param longestPause where the doubling ends
 * @param patience how long work under way is waited for when its partition goes, or at a stop
 */
public record LaneSettings(
        int atOnce, int atStart, int window, Duration firstPause, Duration longestPause, Duration patience) {

    private static final int MOST_DOUBLINGS = 20;

    long pauseNanos(int failures) {
        var doubled = firstPause.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return (doubled.compareTo(longestPause) < 0 ? doubled : longestPause).toNanos();
    }
}
