package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.Map;

/**
 * How one instance of a service is, told every few seconds; silence means that it is gone.
 *
 * @param service such as {@code importer-service}
 * @param instance unique among the instances of the service
 * @param parts the health of what it depends on, by name ({@code kafka}, {@code db}, {@code partner}, {@code mail})
 */
public record InstanceHealthReported(
        String service, String instance, Health health, Map<String, Health> parts, Instant startedAt) implements Event {

    public InstanceHealthReported {
        Required.field(service, "service");
        Required.field(instance, "instance");
        Required.field(health, "health");
        Required.field(parts, "parts");
        Required.field(startedAt, "startedAt");
        parts = Map.copyOf(parts);
    }

    @Override
    public String key() {
        return service + "/" + instance;
    }

    @Override
    public Topic topic() {
        return Topic.HEALTH;
    }

    /** {@code DEGRADED}: it works on, but something it depends on does not. {@code STOPPED}: it was shut down in order. */
    public enum Health {
        UP,
        DEGRADED,
        DOWN,
        STOPPED
    }
}
