package tn.ars.tuniclaim.pusher.lane;

import java.util.ArrayDeque;
import org.apache.kafka.common.TopicPartition;

/**
 * What was fetched of one partition, from its assignment on until it goes. Records that came to their end before an older one are
 * remembered here, without their content, until that one has too. Guarded by the lock of {@link Schedule}.
 */
final class Window {

    /** How far, in windows, one slow record may fall behind before its partition waits for it. */
    private static final int REACH = 50;

    private final TopicPartition partition;
    private final int most;
    private final ArrayDeque<Held<?>> held = new ArrayDeque<>();
    private int open;
    private int atWork;
    private long end;
    private long committed;
    private boolean full;
    /** Also read without the lock, by lanes at work. */
    private volatile boolean ours = true;

    Window(TopicPartition partition, int most) {
        this.partition = partition;
        this.most = most;
    }

    TopicPartition partition() {
        return partition;
    }

    void add(Held<?> record) {
        held.addLast(record);
        open++;
    }

    void readUpTo(long offset) {
        end = Math.max(end, offset + 1);
    }

    void done(Held<?> record) {
        record.end();
        open--;
        while (!held.isEmpty() && held.getFirst().isDone()) {
            held.removeFirst();
        }
    }

    void starts() {
        atWork++;
    }

    void stops() {
        atWork--;
    }

    boolean isIdle() {
        return atWork == 0;
    }

    int open() {
        return open;
    }

    /** Everything before it came to its end. */
    private long position() {
        return held.isEmpty() ? end : held.getFirst().offset();
    }

    /** Where to commit; negative when there is nothing new. */
    long uncommitted() {
        return position() > committed ? position() : -1;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /** True when fetching is to stop, with some room between stopping and going on. */
    boolean isFull() {
        var reach = end - position();
        full = full ? open > most / 2 || reach > (long) REACH * most / 2 : open >= most || reach >= (long) REACH * most;
        return full;
    }

    /** When the oldest one in hand was written, in milliseconds since 1970. */
    long oldest() {
        return held.isEmpty() ? Long.MAX_VALUE : held.getFirst().writtenAt();
    }

    boolean isOurs() {
        return ours;
    }

    void close() {
        ours = false;
    }
}
