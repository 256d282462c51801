package tn.ars.tuniclaim.service.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.StreamSupport.stream;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.service.publish.Facts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts to be told if, and only if, the caller's transaction commits. Facts of one key are told in the order of their
 * transactions' inserts, so those of one key must not be added by two transactions at once. Thread-safe.
 */
public class Outbox {

    private static final String INSERT = """
            insert into outbox (topic, record_key, headers, value)
            select topic, record_key, headers, value
            from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])
                with ordinality as told (topic, record_key, headers, value, place)
            order by place
            """;

    /** Leaves room for headers and key. */
    private static final int MAX_VALUE_BYTES = Topic.MAX_RECORD_BYTES - 64 * 1024;

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final Facts facts;
    private final JsonMapper json;
    private final OutboxRelay relay;

    Outbox(JdbcTemplate jdbc, EventCodec codec, Facts facts, JsonMapper json, OutboxRelay relay) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.facts = facts;
        this.json = json;
        this.relay = relay;
    }

    /** @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Event... events) {
        addAll(Arrays.stream(events).<Fact<?>>map(facts::of).toList());
    }

    /**
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException for a fact larger than a topic takes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAll(Collection<? extends Fact<?>> told) {
        if (told.isEmpty()) {
            return;
        }
        var records = told.stream().map(codec::write).toList();
        records.forEach(Outbox::check);
        jdbc.update(
                INSERT,
                texts(records, ProducerRecord::topic),
                texts(records, ProducerRecord::key),
                texts(records, record -> json.writeValueAsString(headers(record))),
                records.stream().map(ProducerRecord::value).toArray(byte[][]::new));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        });
    }

    /** Refused while the caller can still roll back: what no topic takes would stop the relay for ever. */
    private static void check(ProducerRecord<String, byte[]> record) {
        if (record.value().length > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "a fact must have at most %d bytes, not %d".formatted(MAX_VALUE_BYTES, record.value().length));
        }
    }

    private static String[] texts(
            List<ProducerRecord<String, byte[]>> records, Function<ProducerRecord<String, byte[]>, String> text) {
        return records.stream().map(text).toArray(String[]::new);
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        return stream(record.headers().spliterator(), false)
                .collect(toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }
}
