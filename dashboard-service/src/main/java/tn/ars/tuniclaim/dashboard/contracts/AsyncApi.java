package tn.ars.tuniclaim.dashboard.contracts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.EventType;
import tn.ars.tuniclaim.event.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topics as an AsyncAPI 3 document, made of the declarations that the services themselves use: {@link Topic}, {@link EventType}
 * and the schemas, each of which names its topic and its key.
 */
@Component
class AsyncApi {

    private static final Pattern PLACE = Pattern.compile("Topic ([a-z.-]+): (.*?)(?: Record key: (.*?)\\.?)?$");

    private static final String DESCRIPTION = """
        CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the value is a JSON object. Facts with the same key stay
        in order. A record may come again, under the same ce_id, also when somebody put it back that a reader had set aside: with
        all its headers but those that begin with dlt_. Optional fields may be added to a message; anything else is a new version of it beside the old.
        """;

    private static final Map<String, Object> HEADERS = Map.of(
            "type", "object",
            "required", List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time"),
            "properties",
                    ordered(
                            "ce_specversion", Map.of("type", "string", "const", "1.0"),
                            "ce_id",
                                    text("The idempotency key: two records with one id tell of the same fact. 1 to"
                                            + " 128 characters."),
                            "ce_type", text("The name of the message, as above."),
                            "ce_source", text("Who says so: a URI, such as /ars/finance."),
                            "ce_time",
                                    Map.of(
                                            "type", "string",
                                            "format", "date-time",
                                            "description", "When it happened, not when it was sent."),
                            "content-type", Map.of("type", "string", "const", "application/json")));

    private final Map<String, Object> document;

    AsyncApi(Schemas schemas, JsonMapper json) {
        var messages = new TreeMap<String, Message>();
        for (var type : EventType.all()) {
            var schema = json.readTree(schemas.named(Schemas.file(type)).orElseThrow());
            messages.put(type.name(), Message.of(type, schema));
        }
        this.document = document(messages);
    }

    Map<String, Object> document() {
        return document;
    }

    private static Map<String, Object> document(Map<String, Message> messages) {
        return ordered(
                "asyncapi", "3.0.0",
                "info",
                        ordered(
                                "title", "MY TUNICLAIM integration",
                                "version", "1.0.0",
                                "description", DESCRIPTION),
                "defaultContentType", "application/json",
                "servers",
                        Map.of(
                                "kafka",
                                ordered(
                                        "host", "{brokers}",
                                        "protocol", "kafka",
                                        "variables", Map.of("brokers", Map.of("default", "localhost:9092")))),
                "channels", perTopic(topic -> channel(topic, messages)),
                "operations", perTopic(AsyncApi::operation),
                "components",
                        Map.of(
                                "messages",
                                messages.entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                it -> it.getValue().described(),
                                                (one, _) -> one,
                                                LinkedHashMap::new))));
    }

    private static Map<String, Object> perTopic(Function<Topic, Object> described) {
        var all = new LinkedHashMap<String, Object>();
        Arrays.stream(Topic.values()).forEach(topic -> all.put(topic.topicName(), described.apply(topic)));
        return all;
    }

    private static Map<String, Object> channel(Topic topic, Map<String, Message> messages) {
        var carried = new LinkedHashMap<String, Object>();
        messages.values().stream()
                .filter(message -> message.topic().equals(topic.topicName()))
                .forEach(message ->
                        carried.put(message.name(), Map.of("$ref", "#/components/messages/" + message.name())));
        return ordered(
                "address",
                topic.topicName(),
                "description",
                "What cannot be read or handled goes to " + topic.deadLetterName() + ", with the reason.",
                "messages",
                carried,
                "bindings",
                Map.of(
                        "kafka",
                        ordered(
                                "topic", topic.topicName(),
                                "partitions", topic.partitions(),
                                "topicConfiguration", configuration(topic))));
    }

    /** As the binding writes it: a list of policies, and numbers. */
    private static Map<String, Object> configuration(Topic topic) {
        var configuration = new TreeMap<String, Object>();
        topic.config().forEach((name, value) -> {
            if (name.equals("cleanup.policy")) {
                configuration.put(name, List.of(value.split(",", -1)));
            } else if (name.equals("retention.ms") || name.equals("max.message.bytes")) {
                configuration.put(name, Long.valueOf(value));
            }
        });
        return configuration;
    }

    /** Seen from the integration: ARS's modules tell it, people ask it, and it tells everybody. */
    private static Map<String, Object> operation(Topic topic) {
        var isHeard = topic.topicName().startsWith("ars.") || topic.topicName().endsWith("-commands");
        return ordered(
                "action", isHeard ? "receive" : "send", "channel", Map.of("$ref", "#/channels/" + topic.topicName()));
    }

    private static Map<String, Object> text(String description) {
        return ordered("type", "string", "description", description);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** @param key what the record's key is, in words */
    private record Message(String name, String title, String topic, String summary, String key, String schema) {

        static Message of(EventType type, JsonNode schema) {
            var place = PLACE.matcher(schema.path("description").asString());
            if (!place.matches()) {
                throw new IllegalStateException(type.name() + ": its schema must begin with its topic");
            }
            return new Message(
                    type.name(),
                    schema.path("title").asString(),
                    place.group(1),
                    place.group(2),
                    Objects.requireNonNullElse(place.group(3), "the bordereau's reference"),
                    Schemas.file(type));
        }

        Map<String, Object> described() {
            return ordered(
                    "name", name,
                    "title", title,
                    "summary", summary,
                    "contentType", "application/json",
                    "headers", HEADERS,
                    "payload", Map.of("$ref", "schemas/" + schema),
                    "bindings", Map.of("kafka", Map.of("key", text(key))));
        }
    }
}
