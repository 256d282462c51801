package tn.ars.tuniclaim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tn.ars.tuniclaim.bench.stage.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares, in the database itself, every record that was published with what the tables hold. A round ends when all that the
 * partner has was taken over; it may be long, and the servers may be killed in it.
 */
final class Audit implements AutoCloseable {

    private static final String VIEWS = "held.sql";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final KafkaConsumer<String, String> consumer;
    private int round = 1;

    /** The importer's tables and topics must be there. */
    Audit(Database database, String bootstrapServers) {
        this.database = database;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        database.execute(views());
        var partitions = Stream.of(Syncs.BORDEREAUX, Syncs.BULLETINS)
                .flatMap(topic -> Syncs.partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What was read so far is of no interest. */
    void forget() {
        database.execute("truncate bench.published");
    }

    private static String views() {
        try (var sql = Audit.class.getResourceAsStream(VIEWS)) {
            if (sql == null) {
                throw new IllegalStateException(VIEWS + " is missing");
            }
            return new String(sql.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the tables hold is written down: to be called when no import is at work. */
    void look() {
        database.execute("truncate bench.held_now; insert into bench.held_now select * from bench.held");
    }

    /** Takes in what the topics hold by now and was not yet taken in. */
    void readOn() {
        var ends = consumer.endOffsets(consumer.assignment());
        var records = new ArrayList<ConsumerRecord<String, String>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(SHORT).forEach(records::add);
        }
        store(records);
    }

    private void store(List<ConsumerRecord<String, String>> records) {
        try (var connection = database.connect();
                var insert = connection.prepareStatement(
                        "insert into bench.published (part, place, round, id, at, reference, num_bs, state)"
                                + " values (?, ?, ?, ?, ?::timestamptz, ?, ?, ?::jsonb)")) {
            connection.setAutoCommit(false);
            for (var record : records) {
                fill(insert, record);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            // Comparing without knowing how much there is takes for ever.
            database.execute("analyze bench.published; analyze bench.held_now; analyze bench.held_before");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void fill(PreparedStatement insert, ConsumerRecord<String, String> published) throws SQLException {
        var state = (ObjectNode) JSON.readTree(published.value());
        state.remove("effect");
        state.remove("runId");
        insert.setInt(1, published.partition());
        insert.setLong(2, published.offset());
        insert.setInt(3, round);
        insert.setString(4, header(published, "ce_id"));
        insert.setString(5, header(published, "ce_time"));
        insert.setString(6, published.key());
        insert.setString(7, state.path("numBs").stringValue(""));
        insert.setString(8, state.toString());
    }

    private static String header(ConsumerRecord<?, ?> published, String name) {
        var header = published.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** Things in the tables whose newest record says something else, or that have none. */
    long untold() {
        return database.number("""
                select count(*) from bench.held_now h
                where h.state is distinct from (select p.state from bench.published p
                    where p.reference = h.reference and p.num_bs = h.num_bs order by p.place desc limit 1)""");
    }

    /** Records of this round that say what the tables neither hold nor held when the round began. */
    long invented() {
        return database.number("""
                select count(*) from bench.published p where round = %d
                and not exists (select from bench.held_now h
                    where h.reference = p.reference and h.num_bs = p.num_bs and h.state = p.state)
                and not exists (select from bench.held_before h
                    where h.reference = p.reference and h.num_bs = p.num_bs and h.state = p.state)""".formatted(round));
    }

    /** Facts that were told, for the first time, after a later one of the same thing. */
    long outOfOrder() {
        return database.number("""
                with told as (select reference, num_bs, id, min(at) as at, min(place) as place
                    from bench.published group by reference, num_bs, id)
                select count(*) from (select at, lag(at) over (partition by reference, num_bs order by place) as before from told)
                where at < before""");
    }

    /** Ids under which two different things were told. */
    long ambiguous() {
        return database.number(
                "select count(*) from (select from bench.published group by id having count(distinct (reference, num_bs, state)) > 1)");
    }

    /** Things told more than once in this round. */
    long repeated() {
        return database.number(
                "select count(*) from (select from bench.published where round = %d group by reference, num_bs having count(*) > 1)"
                        .formatted(round));
    }

    /** Records of this round. */
    long told() {
        return database.number("select count(*) from bench.published where round = " + round);
    }

    /** What is held now is what the next round begins with. */
    void endRound() {
        database.execute("truncate bench.held_before; insert into bench.held_before select * from bench.held_now");
        round++;
    }

    /** The rows as they are now, to be compared with later. */
    void keepContent() {
        database.execute("truncate bench.content_kept; insert into bench.content_kept select * from bench.content");
    }

    /** Rows that are not what they were when they were kept, either way. */
    long differences() {
        return database.number("""
                select count(*) from ((select * from bench.content except all select * from bench.content_kept)
                union all (select * from bench.content_kept except all select * from bench.content))""");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
