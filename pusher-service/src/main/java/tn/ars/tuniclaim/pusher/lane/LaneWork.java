package tn.ars.tuniclaim.pusher.lane;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the lanes are for. Called by many threads at once, but by one at a time for what has the same key. */
public interface LaneWork<V> {

    /**
     * Finds out what records are. Called by the one thread that polls. What is not in the answer came to its end. When it
     * throws, the same records come again after a pause.
     */
    List<Task<V>> read(List<ConsumerRecord<String, byte[]>> records);

    /**
     * Brings what is at hand of one key to its end, in this order. When it returns, all of it is durable; when it throws,
     * all of it comes again, after a pause, and holds up nothing but its key.
     */
    void work(List<V> line, Stint stint);

    /**
     * False while nothing would come through: no lane starts then, and records wait where they are. Asked often. After that,
     * one lane starts alone, and each that comes to its end lets one more start.
     */
    boolean isOpen();

    /**
     * While nothing comes through: brings to its end what a later one of the same line makes pointless, and answers which
     * those are. So the newest states of a long backlog fit into the windows.
     */
    List<V> sift(List<V> line);
}
