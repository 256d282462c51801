package tn.ars.tuniclaim.event;

/**
 * What a run asked of the partner.
 *
 * @param bytes of answers read
 * @param calls with the repeated ones
 * @param retries calls, or readings of the list, that were repeated
 */
public record SyncTraffic(long bytes, long calls, long retries) {

    public static final SyncTraffic NONE = new SyncTraffic(0, 0, 0);

    public SyncTraffic minus(SyncTraffic earlier) {
        return new SyncTraffic(bytes - earlier.bytes, calls - earlier.calls, retries - earlier.retries);
    }
}
