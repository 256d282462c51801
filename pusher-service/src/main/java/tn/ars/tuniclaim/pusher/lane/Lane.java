package tn.ars.tuniclaim.pusher.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What is in hand of one key, in order. Guarded by the lock of {@link Schedule}. */
final class Lane<V> {

    /** So that a long one ends its stint some time; what is left is next in line. */
    private static final int LONGEST_LINE = 256;

    private final Object key;
    private final ArrayDeque<Held<V>> queue = new ArrayDeque<>();
    private boolean atWork;
    private boolean waiting;
    private boolean sifted;
    private int failures;
    private long dueNanos;

    Lane(Object key) {
        this.key = key;
    }

    Object key() {
        return key;
    }

    void add(Held<V> record) {
        queue.addLast(record);
        sifted = false;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    boolean isReady() {
        return !atWork && !waiting && !queue.isEmpty();
    }

    boolean isWorthSifting() {
        return isReady() && !sifted && queue.size() > 1;
    }

    List<Held<V>> start() {
        return take(LONGEST_LINE);
    }

    /** All of it, since what is last may make the first pointless. */
    List<Held<V>> startSifting() {
        sifted = true;
        return take(Integer.MAX_VALUE);
    }

    private List<Held<V>> take(int most) {
        atWork = true;
        var line = new ArrayList<Held<V>>(Math.min(queue.size(), most));
        while (!queue.isEmpty() && line.size() < most) {
            line.add(queue.removeFirst());
        }
        return line;
    }

    /** All that came to no end is first in line again. */
    void stop(List<Held<V>> line) {
        atWork = false;
        for (var record : line.reversed()) {
            if (!record.isDone() && record.window().isOurs()) {
                queue.addFirst(record);
            }
        }
    }

    void succeeded() {
        failures = 0;
    }

    /** How often in a row it failed before this. */
    int failed(long dueNanos) {
        this.dueNanos = dueNanos;
        waiting = true;
        sifted = false;
        return failures++;
    }

    int failures() {
        return failures;
    }

    boolean isWaiting() {
        return waiting;
    }

    void goesOn() {
        waiting = false;
    }

    long dueNanos() {
        return dueNanos;
    }

    void forget() {
        queue.removeIf(record -> !record.window().isOurs());
    }

    boolean isOver() {
        return queue.isEmpty() && !atWork;
    }
}
