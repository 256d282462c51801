package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Tries again soon, and tells nobody. */
public record PlainSource(Supplier<? extends Consumer<String, byte[]>> connecting, Set<String> topics)
        implements LaneSource {

    public PlainSource(Supplier<? extends Consumer<String, byte[]>> connecting, String topic) {
        this(connecting, Set.of(topic));
    }

    @Override
    public Consumer<String, byte[]> connect() {
        return connecting.get();
    }

    @Override
    public Duration pollFailed(RuntimeException failure, Consumer<?, ?> consumer) {
        return Duration.ofMillis(1);
    }

    @Override
    public void readsOn() {}
}
