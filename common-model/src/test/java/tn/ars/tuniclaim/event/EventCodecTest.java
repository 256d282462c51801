package tn.ars.tuniclaim.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    static final List<Event> examples = EventExamples.all();

    private static final String PAYMENT_TYPE = "tn.ars.tuniclaim.payment-changed.v1";
    private static final String PAYMENT = """
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "montant": "12.500"}""";

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @FieldSource("examples")
    void reads_what_it_wrote(Event event) throws UnreadableEvent {
        var fact = new Fact<>("id-1", Instant.parse("2026-11-22T11:00:00.123456Z"), URI.create("/ars/test"), event);

        assertThat(codec.read(received(codec.write(fact)))).isEqualTo(fact);
    }

    @Test
    void writes_the_headers_of_cloudevents_and_the_key_of_the_bordereau() {
        var fact = Fact.of(examples.getFirst(), Instant.EPOCH, URI.create("/ars/test"));

        var record = codec.write(fact);

        assertThat(record.topic()).isEqualTo("ars.statuses");
        assertThat(record.key()).isEqualTo("BRD-2026-000123");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(fact.id());
        assertThat(header(record, "ce_type")).isEqualTo("tn.ars.tuniclaim.bordereau-status-changed.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/ars/test");
        assertThat(header(record, "ce_time")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void passes_over_fields_of_a_later_minor_version() throws UnreadableEvent {
        var record = payment(Map.of(), "BRD-2026-000123", PAYMENT.replace("{", "{\"later\": {\"a\": [1]}, "));

        assertThat(codec.read(record).event()).isInstanceOf(PaymentChanged.class);
    }

    @Test
    void counts_nothing_where_an_older_record_is_silent() throws UnreadableEvent {
        var run = "0f8fad5b-d9cb-469f-a165-70867728950e";
        var counts = "{'received': 1, 'created': 1, 'updated': 0, 'unchanged': 0, 'duplicate': 0, 'rejected': 0}";
        var written = codec.write(Fact.of(
                new SyncEvent.SyncProgressed(UUID.fromString(run), SyncBalance.ZERO),
                Instant.EPOCH,
                URI.create("/ars/test")));
        var older = "{'runId': '%s', 'balance': {'bordereaux': %s, 'bulletins': %s}}"
                .formatted(run, counts, counts)
                .replace('\'', '"');
        var record = received(
                new ProducerRecord<>(written.topic(), null, written.key(), older.getBytes(UTF_8), written.headers()));

        var one = new SyncBalance.Counts(1, 1, 0, 0, 0, 0);
        assertThat(codec.read(record).event())
                .isEqualTo(new SyncEvent.SyncProgressed(
                        UUID.fromString(run), new SyncBalance(one, one, SyncBalance.Counts.ZERO, 0)));
    }

    @ParameterizedTest
    @FieldSource("examples")
    void counts_no_call_as_unanswered_where_an_older_result_is_silent(Event event) throws UnreadableEvent {
        var written = codec.write(Fact.of(event, Instant.EPOCH, URI.create("/ars/test")));
        var older = new String(written.value(), UTF_8).replaceAll("\"unanswered\":\\d+,", "");
        var record = received(
                new ProducerRecord<>(written.topic(), null, written.key(), older.getBytes(UTF_8), written.headers()));

        switch (codec.read(record).event()) {
            case PushResult.PushDelivered delivered ->
                assertThat(delivered.unanswered()).isZero();
            case PushResult.PushParked parked -> assertThat(parked.unanswered()).isZero();
            case Event other -> assertThat(other).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status": "EXECUTE"}                                                  | bordereau is missing
            {"bordereau": "BRD-2026-000123"}                                       | status is missing
            {"bordereau": "BRD-2026-000123", "status": "SECRET-WORD"}              | status: must be one of NON_EXECUTE, EN_COURS_EXECUTION, EXECUTE_PARTIELLEMENT, REJETE, EXECUTE
            {"bordereau": "BRD-2026-000123", "status": 4}                          | status: must be one of NON_EXECUTE, EN_COURS_EXECUTION, EXECUTE_PARTIELLEMENT, REJETE, EXECUTE
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "montant": "-1"} | montant must not be negative
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "montant": "SECRET-WORD"} | montant: an amount must be a decimal number such as 123.450
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "montant": {}}   | montant: must be text in quotes
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "paymentDate": "SECRET-WORD"} | paymentDate: must be an instant in words such as 2026-01-31T08:30:00Z
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "paymentDate": 1732262400000} | paymentDate: must be an instant in words
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "montant": 0.1}  | montant: must be text in quotes
            {"bordereau": "BRD-2026-000123", "status": "EXECUTE", "processedBy": 7} | processedBy: must be text in quotes
            {"bordereau": " ", "status": "EXECUTE"}                                | bordereau: a bordereau's reference must not be blank
            [1]                                                                    | must be a PaymentChanged
            null                                                                   | the value is not a JSON object
            SECRET-WORD                                                            | the value is not a JSON object
            """)
    void names_the_field_and_what_would_be_right_but_never_the_value(String value, String reason) {
        var unreadable = refusal(payment(Map.of(), "BRD-2026-000123", value));

        assertThat(unreadable.reason()).contains(reason).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bordreau", "factID", "reasons"})
    void refuses_a_selection_with_a_field_it_does_not_know_and_names_it(String field) {
        var command = new PushCommand.PushDiscardRequested(PushSelection.one("evt-1"), "settled", "amira");
        var written = codec.write(Fact.of(command, Instant.EPOCH, URI.create("/ars/test")));
        var value = new String(written.value(), UTF_8)
                .replace("\"factId\":", "\"%s\":\"SECRET\",\"factId\":".formatted(field));
        var record = received(
                new ProducerRecord<>(written.topic(), null, written.key(), value.getBytes(UTF_8), written.headers()));

        assertThat(refusal(record).reason()).contains("selection." + field).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ce_type        | tn.ars.unheard-of.v1                  | ce_type is not a type known here
            ce_type        | tn.ars.tuniclaim.alert-resolved.v1    | cause is missing
            ce_specversion |                                       | not a CloudEvent 1.0
            ce_specversion | 9.9                                   | not a CloudEvent 1.0
            ce_time        | yesterday                             | not a CloudEvent 1.0
            ce_time        |                                       | ce_time is missing
            ce_id          |                                       | not a CloudEvent 1.0
            ce_source      | ht tp:                                | not a CloudEvent 1.0
            content-type   | application/cloudevents+json          | not a CloudEvent 1.0
            """)
    void says_which_header_is_wrong(String header, @Nullable String value, String reason) {
        var headers = new HashMap<String, @Nullable String>();
        headers.put(header, value);

        assertThat(refusal(payment(headers, "BRD-2026-000123", PAYMENT)).reason())
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"BRD-OTHER", ","})
    void refuses_a_key_that_would_lose_the_order(@Nullable String key) {
        assertThat(refusal(payment(Map.of(), key, PAYMENT)).reason()).contains("the record key");
    }

    @Test
    void refuses_an_event_on_a_topic_that_is_not_its_own() {
        var alert = codec.write(
                Fact.of(new Alert.AlertResolved(AlertCause.SYNC_FAILED, null), Instant.EPOCH, URI.create("/ars/test")));
        var record = received(new ProducerRecord<>("ars.payments", null, alert.key(), alert.value(), alert.headers()));

        assertThat(refusal(record).reason()).contains("belongs on integration.alerts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type"})
    void refuses_a_header_without_a_value(String header) {
        var record = payment(Map.of(), "BRD-2026-000123", PAYMENT);
        record.headers().remove(header).add(header, null);

        assertThat(catchThrowable(() -> codec.read(record))).isInstanceOfAny(UnreadableEvent.class);
    }

    @Test
    void refuses_a_record_without_a_value() {
        assertThat(refusal(payment(Map.of(), "BRD-2026-000123", null)).reason()).contains("the value is empty");
    }

    private UnreadableEvent refusal(ConsumerRecord<String, byte[]> record) {
        return catchThrowableOfType(UnreadableEvent.class, () -> codec.read(record));
    }

    private static ConsumerRecord<String, byte[]> payment(
            Map<String, ? extends @Nullable String> changed, @Nullable String key, @Nullable String value) {
        var headers = new LinkedHashMap<String, @Nullable String>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", "id-1",
                "ce_type", PAYMENT_TYPE,
                "ce_source", "/ars/finance",
                "ce_time", "2026-11-22T11:00:00+01:00",
                "content-type", "application/json"));
        headers.putAll(changed);
        var record = new ProducerRecord<>("ars.payments", key, value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, text) -> {
            if (text != null) {
                record.headers().add(name, text.getBytes(UTF_8));
            }
        });
        return received(record);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(header -> record.headers().add(header));
        return record;
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
