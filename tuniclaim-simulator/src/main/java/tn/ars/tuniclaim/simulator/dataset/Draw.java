package tn.ars.tuniclaim.simulator.dataset;

/** Randomness without state: the same place in the world always draws the same (SplitMix64's finalizer). */
final class Draw {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draw() {}

    static long at(long seed, long index) {
        return mix(seed * GOLDEN + mix(index + GOLDEN));
    }

    static long at(long seed, long index, long ordinal) {
        return mix(at(seed, index) + (ordinal + 1) * GOLDEN);
    }

    static int below(int bound, long draw, int salt) {
        return (int) Long.remainderUnsigned(mix(draw + salt * GOLDEN) >>> 1, bound);
    }

    static double share(long draw, int salt) {
        return (mix(draw + salt * GOLDEN) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
