package tn.ars.tuniclaim.pusher.lane;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What was fetched of one partition and did not come to its end, from its assignment on until it goes. Guarded by the lock of
 * {@link Schedule}.
 */
final class Window {

    private final TopicPartition partition;
    private final int most;
    /** In the order of their offsets. */
    private final SequencedSet<Held<?>> open = new LinkedHashSet<>();

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
        open.add(record);
    }

    void readUpTo(long offset) {
        end = Math.max(end, offset + 1);
    }

    void done(Held<?> record) {
        record.end();
        open.remove(record);
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
        return open.size();
    }

    /** Everything before it came to its end. */
    private long position() {
        return open.isEmpty() ? end : open.getFirst().offset();
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
        full = full ? open.size() > most / 2 : open.size() >= most;
        return full;
    }

    /** When the oldest one in hand was written, in milliseconds since 1970. */
    long oldest() {
        return open.isEmpty() ? Long.MAX_VALUE : open.getFirst().writtenAt();
    }

    boolean isOurs() {
        return ours;
    }

    void close() {
        ours = false;
    }
}
