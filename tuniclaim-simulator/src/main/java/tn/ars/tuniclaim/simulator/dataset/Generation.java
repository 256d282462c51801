package tn.ars.tuniclaim.simulator.dataset;

/**
 * One step that was taken.
 *
 * @param before how many bordereaux had ever been listed before it
 * @param after how many have been since
 */
record Generation(int number, Step step, long before, long after) {

    private static final int CHANGED = 301;
    private static final int VANISHED = 302;
    private static final int MOVED = 303;
    private static final int WHICH = 304;

    boolean changes(long draw) {
        return Draw.share(own(draw), CHANGED) < step.changed();
    }

    boolean removes(long draw) {
        return Draw.share(own(draw), VANISHED) < step.vanished();
    }

    boolean moves(long draw) {
        return Draw.share(own(draw), MOVED) < step.moved();
    }

    int changedBulletin(long draw, int bulletins) {
        return Draw.below(bulletins, own(draw), WHICH);
    }

    private long own(long draw) {
        return Draw.at(draw, number);
    }
}
