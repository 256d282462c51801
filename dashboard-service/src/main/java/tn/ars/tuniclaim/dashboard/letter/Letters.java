package tn.ars.tuniclaim.dashboard.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.rows.Rows;

/** Where the dead letters are, and why. */
@Component
public class Letters implements Forgets {

    private static final String ADD = """
        insert into dead_letter (topic, partition, "offset", key, fact_id, type, reason, service, came_from, bytes, set_aside_at)
        select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::int[], ?::timestamptz[])
        on conflict (topic, partition, "offset") do nothing
        """;

    /** Beyond them a time is a mistake, and at their far ends nothing that a database can keep. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final News news;

    Letters(JdbcTemplate jdbc, JdbcClient client, News news) {
        this.jdbc = jdbc;
        this.client = client;
        this.news = news;
    }

    @Transactional
    public void add(List<ConsumerRecord<String, byte[]>> batch) {
        var rows = new Rows();
        for (var record : batch) {
            rows.add(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key(),
                    header(record, "ce_id"),
                    header(record, "ce_type"),
                    Objects.requireNonNullElse(header(record, "dlt_reason"), "nobody said why"),
                    header(record, "dlt_service"),
                    cameFrom(record),
                    record.value() == null ? 0 : record.value().length,
                    setAsideAt(record));
        }
        rows.write(jdbc, ADD);
        news.tell();
    }

    /**
     * The newest first, of one topic or all.
     *
     * @param mark the last one of the page before; null: the first page
     */
    public List<DeadLetter> before(@Nullable String topic, @Nullable Mark<LetterPlace> mark, int limit) {
        var place = mark == null ? null : mark.id();
        return client.sql("""
            select * from dead_letter
            where (:topic::text is null or topic = :topic)
                and (:at::timestamptz is null
                    or (set_aside_at, topic, partition, "offset") < (:at, :markTopic, :partition, :offset))
            order by set_aside_at desc, topic desc, partition desc, "offset" desc limit :limit
            """)
                .param("topic", topic)
                .param("at", mark == null ? null : mark.at().atOffset(ZoneOffset.UTC))
                .param("markTopic", place == null ? null : place.topic())
                .param("partition", place == null ? null : place.partition())
                .param("offset", place == null ? null : place.offset())
                .param("limit", limit)
                .query(Letters::letter)
                .list();
    }

    public Optional<DeadLetter> one(String topic, int partition, long offset) {
        return client.sql("select * from dead_letter where topic = ? and partition = ? and \"offset\" = ?")
                .params(topic, partition, offset)
                .query(Letters::letter)
                .optional();
    }

    /** Why the fact of that id was set aside; empty when it was not, as far as is known. */
    public Optional<DeadLetter> ofFact(String factId) {
        return client.sql("select * from dead_letter where fact_id = ? order by set_aside_at limit 1")
                .param(factId)
                .query(Letters::letter)
                .optional();
    }

    /** How many there are, up to a hundred thousand. */
    public long count() {
        return client.sql("select count(*) from (select from dead_letter limit 100000)")
                .query(Long.class)
                .single();
    }

    @Override
    public void forgetBefore(Instant then) {
        client.sql("delete from dead_letter where set_aside_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String cameFrom(ConsumerRecord<?, ?> record) {
        var partition = header(record, "dlt_partition");
        return partition == null ? null : partition + "/" + header(record, "dlt_offset");
    }

    private static Instant setAsideAt(ConsumerRecord<?, ?> record) {
        var written = Instant.ofEpochMilli(record.timestamp());
        var time = header(record, "dlt_time");
        try {
            var at = time == null ? written : Instant.parse(time);
            return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? written : at;
        } catch (DateTimeException notOurs) {
            return written;
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getString("fact_id"),
                row.getString("type"),
                row.getString("reason"),
                row.getString("service"),
                row.getString("came_from"),
                row.getInt("bytes"),
                Columns.instant(row, "set_aside_at"));
    }
}
