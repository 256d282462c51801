package tn.ars.tuniclaim.dashboard.health;

import java.time.Instant;
import java.util.SortedMap;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;

/**
 * What one instance last said of itself.
 *
 * @param isGone true when it has been silent for so long that it must be dead, or cut off from Kafka
 */
public record Instance(
        String service,
        String name,
        Health health,
        SortedMap<String, Health> parts,
        Instant startedAt,
        Instant reportedAt,
        boolean isGone) {

    public boolean isAlive() {
        return !isGone && health != Health.STOPPED;
    }
}
