package tn.ars.tuniclaim.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Facts to Kafka records and back: CloudEvents 1.0, binary mode, JSON value. Unknown fields are passed over, since fields may
 * be added within a major version; not in a selection, which would then mean more. Thread-safe.
 */
public final class EventCodec {

    private static final String JSON = "application/json";

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addHandler(new SelectsExactly())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            // As the schemas say it: a date in numbers or an amount in floats is somebody's mistake.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, EventCodec::refuseWhatIsNoText)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new TimeInWords<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new TimeInWords<>(LocalDate.class, LocalDate::parse)))
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static void refuseWhatIsNoText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    public ProducerRecord<String, byte[]> write(Fact<?> fact) {
        var event = fact.event();
        var cloudEvent = CloudEventBuilder.v1()
                .withId(fact.id())
                .withType(EventType.of(event.getClass()).name())
                .withSource(fact.source())
                .withTime(fact.time().atOffset(ZoneOffset.UTC))
                .withData(JSON, json.writeValueAsBytes(event))
                .build();
        return KafkaMessageFactory.<String>createWriter(event.topic().topicName(), event.key())
                .writeBinary(cloudEvent);
    }

    /** @throws UnreadableEvent when the record is no event, or none that its topic carries, or its fields make no sense */
    public Fact<?> read(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        var cloudEvent = cloudEvent(record);
        var type = EventType.named(cloudEvent.getType())
                .orElseThrow(() -> new UnreadableEvent("ce_type is not a type known here; see the published schemas"));
        var event = event(type, cloudEvent.getData());
        if (!event.topic().topicName().equals(record.topic())) {
            throw new UnreadableEvent(
                    type.name() + " belongs on " + event.topic().topicName() + ", not on " + record.topic());
        }
        if (!event.key().equals(record.key())) {
            throw new UnreadableEvent("the record key does not match the value; its order would be lost");
        }
        return fact(cloudEvent, event);
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException notCloudEvent) {
            throw new UnreadableEvent(
                    "it is not a CloudEvent 1.0 in binary mode, which has the headers ce_specversion, ce_id, ce_type,"
                            + " ce_source (a URI) and ce_time (RFC 3339)",
                    notCloudEvent);
        }
    }

    private Event event(EventType type, @Nullable CloudEventData data) throws UnreadableEvent {
        if (data == null) {
            throw new UnreadableEvent("the value is empty; it must be a JSON object of " + type.name());
        }
        try {
            return Objects.requireNonNull(json.readValue(data.toBytes(), type.recordClass()), "null is no event");
        } catch (JacksonException | NullPointerException wrong) {
            throw new UnreadableEvent(reason(wrong), wrong);
        }
    }

    private static Fact<?> fact(CloudEvent cloudEvent, Event event) throws UnreadableEvent {
        var time = cloudEvent.getTime();
        if (time == null) {
            throw new UnreadableEvent("ce_time is missing; it must be the time of the fact, as RFC 3339");
        }
        try {
            return new Fact<>(cloudEvent.getId(), time.toInstant(), cloudEvent.getSource(), event);
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableEvent(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Jackson's own messages quote the value, which may be somebody's name: they are not passed on. */
    private static String reason(RuntimeException wrong) {
        return switch (wrong) {
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException why ->
                at(refused, String.valueOf(why.getMessage()));
            case UnrecognizedPropertyException unknown -> at(unknown, "is no field of a selection");
            case InvalidFormatException badFormat -> at(badFormat, "must be " + expected(badFormat));
            case MismatchedInputException mismatch -> at(mismatch, "must be " + expected(mismatch));
            case DatabindException other -> at(other, "cannot be read");
            default -> "the value is not a JSON object";
        };
    }

    private static String at(DatabindException wrong, String what) {
        var path = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? what : path + ": " + what;
    }

    private static String expected(MismatchedInputException wrong) {
        var type = wrong.getTargetType();
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an instant in words such as 2026-01-31T08:30:00Z";
            case "LocalDate" -> "a day in words such as 2026-01-31";
            case "String", "Montant" -> "text in quotes";
            default -> "a " + type.getSimpleName();
        };
    }
}
