package tn.ars.tuniclaim.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records and schemas are two statements of one contract; this holds them together. */
class SchemaTest {

    static final List<Event> examples = EventExamples.all();

    private final JsonMapper json = new JsonMapper();
    private final EventCodec codec = new EventCodec();

    @Test
    void there_is_an_example_of_every_type() {
        assertThat(examples.stream().map(Event::getClass).map(EventType::of))
                .containsExactlyInAnyOrderElementsOf(EventType.all());
    }

    @ParameterizedTest
    @FieldSource("examples")
    void the_value_on_the_wire_is_what_the_schema_says(Event event) throws IOException {
        assertThat(schema(event).validate(value(event))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("examples")
    void the_schema_has_the_fields_of_the_record_and_requires_those_that_are_never_null(Event event)
            throws IOException {
        hasTheFieldsOf(event.getClass(), schemaJson(event), schemaJson(event));
    }

    @ParameterizedTest
    @FieldSource("examples")
    void schema_and_reader_refuse_alike_what_lacks_a_required_field(Event event) throws IOException {
        for (var field : schemaJson(event).path("required")) {
            var lacking = ((ObjectNode) value(event)).without(field.stringValue());
            assertThat(schema(event).validate(lacking)).as(field.stringValue()).isNotEmpty();
            assertThatExceptionOfType(UnreadableEvent.class)
                    .as(field.stringValue())
                    .isThrownBy(() -> codec.read(record(event, lacking)));
        }
    }

    private void hasTheFieldsOf(Class<?> type, JsonNode schema, JsonNode root) {
        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(names(type, true));
        assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(names(type, false));
        for (var component : type.getRecordComponents()) {
            var property = schema.path("properties").path(component.getName());
            if (component.getType().isEnum()) {
                assertThat(property.path("enum")
                                .valueStream()
                                .filter(word -> !word.isNull())
                                .map(JsonNode::stringValue))
                        .containsExactlyElementsOf(words(component.getType()));
            } else if (property.has("$ref")) {
                var definition = property.path("$ref").stringValue().substring(1);
                hasTheFieldsOf(component.getType(), root.at(definition), root);
            }
        }
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static Set<String> names(Class<?> type, boolean withNullable) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> withNullable || !(isNullable(component) || mayBeAbsent(type, component)))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A field that came later: its record is never without it, but its reader fills it in. */
    private static boolean mayBeAbsent(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .anyMatch(parameter -> component
                        .getName()
                        .equals(parameter.getAnnotation(JsonProperty.class).value()));
    }

    private Schema schema(Event event) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaJson(event));
    }

    private JsonNode schemaJson(Event event) throws IOException {
        try (var resource =
                getClass().getResourceAsStream(EventType.of(event.getClass()).schemaResource())) {
            assertThat(resource).as("schema of %s", event.getClass()).isNotNull();
            return json.readTree(resource);
        }
    }

    private JsonNode value(Event event) {
        return json.readTree(codec.write(Fact.of(event, Instant.EPOCH, URI.create("/ars/test")))
                .value());
    }

    private ConsumerRecord<String, byte[]> record(Event event, JsonNode value) {
        var written = codec.write(Fact.of(event, Instant.EPOCH, URI.create("/ars/test")));
        var record = new ConsumerRecord<>(
                written.topic(), 0, 0, written.key(), value.toString().getBytes(UTF_8));
        written.headers().forEach(header -> record.headers().add(header));
        return record;
    }
}
