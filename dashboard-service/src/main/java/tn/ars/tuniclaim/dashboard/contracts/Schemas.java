package tn.ars.tuniclaim.dashboard.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.EventType;

/** The JSON Schema of each event type, as it stands in {@code common-model}. */
@Component
class Schemas {

    private final Map<String, byte[]> byFile = new TreeMap<>();

    Schemas() {
        EventType.all().forEach(type -> byFile.put(file(type), read(type)));
    }

    static String file(EventType type) {
        var resource = type.schemaResource();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** By the name of their files. */
    Map<String, byte[]> all() {
        return Collections.unmodifiableMap(byFile);
    }

    Optional<byte[]> named(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    private static byte[] read(EventType type) {
        try (var schema = EventType.class.getResourceAsStream(type.schemaResource())) {
            return Objects.requireNonNull(schema, "every type has a schema").readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
