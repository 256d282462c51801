package tn.ars.tuniclaim.service.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings the outbox to Kafka. One instance at a time does: two would tell facts of one key out of order. */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;

    /** Some facts are large: so many bytes, and one fact more at most, are in memory. */
    private static final long BATCH_BYTES = 4L * 1024 * 1024;

    private static final long IDLE_MILLIS = 500;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(
            JdbcClient jdbc, TransactionOperations transactions, KafkaTemplate<String, byte[]> kafka, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kafka = kafka;
        this.json = json;
    }

    void wake() {
        work.release();
    }

    @Override
    public void start() {
        // Known before it runs: it goes on for as long as it is known.
        var relay = Thread.ofVirtual().name("outbox-relay").unstarted(this::relayUntilStopped);
        thread = relay;
        relay.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops after all who may still add facts while they stop. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void relayUntilStopped() {
        while (isRunning()) {
            try {
                while (relayBatch()) {}
                // Also without a call: another instance may have died with facts untold.
                if (work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException outage) {
                log.atWarn()
                        .addKeyValue("failure", outage.getClass().getName())
                        .log("the outbox waits for the database or Kafka");
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Whether more may wait; not when another instance is at it. */
    private boolean relayBatch() {
        return Boolean.TRUE.equals(transactions.execute(_ -> ownsTheRelay() && relayed(nextBatch())));
    }

    private boolean ownsTheRelay() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0))")
                .query(Boolean.class)
                .single();
    }

    private List<Entry> nextBatch() {
        return jdbc.sql("""
                        select id, topic, record_key, headers, value from (
                            select next.*, sum(octet_length(value)) over (order by id) - octet_length(value) as ahead
                            from (select * from outbox order by id limit ?) next) counted
                        where ahead < ? order by id
                        """)
                .params(BATCH, BATCH_BYTES)
                .query((row, _) -> entry(row))
                .list();
    }

    private boolean relayed(List<Entry> entries) {
        if (entries.isEmpty()) {
            return false;
        }
        var sent = entries.stream().map(entry -> kafka.send(entry.record())).toList();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        jdbc.sql("delete from outbox where id = any(?)")
                .param(entries.stream().map(Entry::id).toArray(Long[]::new))
                .update();
        return entries.size() == BATCH
                || entries.stream().mapToLong(Entry::bytes).sum() >= BATCH_BYTES;
    }

    private Entry entry(ResultSet row) throws SQLException {
        var record = new ProducerRecord<>(row.getString("topic"), row.getString("record_key"), row.getBytes("value"));
        json.readValue(row.getString("headers"), HEADERS)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return new Entry(row.getLong("id"), record);
    }

    private record Entry(long id, ProducerRecord<String, byte[]> record) {

        int bytes() {
            return record.value().length;
        }
    }
}
