package tn.ars.tuniclaim.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CloudEvents type of each event record: its name in kebab case with the major version of its schema, such as {@code
 * tn.ars.tuniclaim.payment-changed.v1}.
 */
public record EventType(String name, Class<? extends Event> recordClass) {

    private static final String PREFIX = "tn.ars.tuniclaim.";
    private static final String VERSION = ".v1";

    private static final List<EventType> ALL =
            leaves(Event.class).map(EventType::ofLeaf).toList();

    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private static final Map<Class<? extends Event>, EventType> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::recordClass, Function.identity()));

    /** Every type there is, read off the sealed hierarchy: a record cannot be forgotten here. */
    public static List<EventType> all() {
        return ALL;
    }

    public static EventType of(Class<? extends Event> recordClass) {
        return Objects.requireNonNull(BY_CLASS.get(recordClass), "only the leaves of the hierarchy have a type");
    }

    private static EventType ofLeaf(Class<? extends Event> recordClass) {
        var kebab = recordClass.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-");
        return new EventType(PREFIX + kebab.toLowerCase(Locale.ROOT) + VERSION, recordClass);
    }

    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The class path resource of the type's JSON Schema. */
    public String schemaResource() {
        return "/schemas/" + name.substring(PREFIX.length()) + ".json";
    }

    @SuppressWarnings("unchecked")
    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(sub -> leaves((Class<? extends Event>) sub))
                : Stream.of(type);
    }
}
