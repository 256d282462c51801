package tn.ars.tuniclaim.pusher.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The windows of all partitions that are ours. Guarded by the lock of {@link Schedule}. */
final class Windows {

    private final int most;
    private final Map<TopicPartition, Window> open = new HashMap<>();

    /** @param most records of one partition in hand */
    Windows(int most) {
        this.most = most;
    }

    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> open.put(partition, new Window(partition, most)));
    }

    Window of(TopicPartition partition) {
        var window = open.get(partition);
        if (window == null) {
            throw new IllegalStateException("not ours: " + partition);
        }
        return window;
    }

    /** Where to commit, of each partition in which something new came to its end. */
    Map<TopicPartition, Long> uncommitted() {
        var offsets = new HashMap<TopicPartition, Long>();
        for (var window : open.values()) {
            var offset = window.uncommitted();
            if (offset >= 0) {
                offsets.put(window.partition(), offset);
            }
        }
        return offsets;
    }

    void committed(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            var window = open.get(partition);
            if (window != null) {
                window.committed(offset);
            }
        });
    }

    Set<TopicPartition> full() {
        var full = new LinkedHashSet<TopicPartition>();
        for (var window : open.values()) {
            if (window.isFull()) {
                full.add(window.partition());
            }
        }
        return full;
    }

    /** What is in hand of them is no longer ours. Answers those that were. */
    List<Window> close(Collection<TopicPartition> partitions) {
        var closing = open.values().stream()
                .filter(window -> partitions.contains(window.partition()))
                .toList();
        closing.forEach(Window::close);
        return closing;
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(open::remove);
    }

    int inHand() {
        return open.values().stream().mapToInt(Window::open).sum();
    }

    /** When the oldest record in hand was written, in milliseconds since 1970; as late as can be when there is none. */
    long oldest() {
        return open.values().stream().mapToLong(Window::oldest).min().orElse(Long.MAX_VALUE);
    }
}
