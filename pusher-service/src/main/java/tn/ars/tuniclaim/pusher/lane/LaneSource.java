package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;

/** Where the records come from. Called by the one thread that polls. */
public interface LaneSource {

    /** A consumer that commits nothing by itself. */
    Consumer<String, byte[]> connect();

    Set<String> topics();

    /** Answers how long to wait before the next poll. Nothing is skipped. */
    Duration pollFailed(RuntimeException failure, Consumer<?, ?> consumer);

    /** A poll worked, whatever it brought; or there will be no more. */
    void readsOn();
}
