package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.event.Topic;

/** Where the dead letters are, and why. */
@Component
public class Letters implements Forgets {

    private static final String ADD = """
        insert into dead_letter (topic, partition, "offset", key, fact_id, type, reason, service, came_from, bytes, left_out,
            fact_at, set_aside_at)
        select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::int[], ?::int[], ?::timestamptz[], ?::timestamptz[])
        on conflict (topic, partition, "offset") do nothing
        """;

    private static final String SELECT = """
        select letter.*, outcome, asked_at, asked_by from dead_letter letter
        left join redrive using (topic, partition, "offset", set_aside_at)
        """;

    /** As {@link Hindrance} has it. */
    private static final String CAN_BE_PUT_BACK = """
        outcome is null and left_out is null and topic = any (:free) and (came_from is not null or topic not like 'ars.%')
            and (topic <> :alerts or type = :ended or coalesce(fact_at, set_aside_at) >= :alertsSince)
        """;

    private static final String OF_GROUP = "and topic = :topic and reason = :reason";

    /** Beyond them a time is a mistake, and at their far ends nothing that a database can keep. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final int LONGEST_REASON = 2_000;
    private static final Duration DATABASE_ROUNDS = Duration.ofNanos(1_000);

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final News news;
    private final Clock clock;

    Letters(JdbcTemplate jdbc, JdbcClient client, News news, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.news = news;
        this.clock = clock;
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
                    inOneLine(Objects.requireNonNullElse(header(record, "dlt_reason"), "nobody said why")),
                    header(record, "dlt_service"),
                    cameFrom(record),
                    record.value() == null ? 0 : record.value().length,
                    leftOut(record),
                    time(record, "ce_time"),
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
    public List<DeadLetter> before(@Nullable String topic, @Nullable Mark<RecordPlace> mark, int limit) {
        var place = mark == null ? null : mark.id();
        return client.sql(SELECT + """
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
                .query(this::letter)
                .list();
    }

    public Optional<DeadLetter> one(String topic, int partition, long offset) {
        return client.sql(SELECT + "where topic = ? and partition = ? and \"offset\" = ?")
                .params(topic, partition, offset)
                .query(this::letter)
                .optional();
    }

    /** Why the fact of that id is set aside; empty when it is not, or no more, as far as is known. */
    public Optional<DeadLetter> ofFact(String factId) {
        return client.sql(SELECT
                        + "where fact_id = ? and outcome is distinct from 'PUT_BACK' order by set_aside_at limit 1")
                .param(factId)
                .query(this::letter)
                .optional();
    }

    /** How many nobody has put back, up to a hundred thousand. */
    public long count() {
        return client.sql("""
            select count(*) from (
                select from dead_letter letter
                where not exists (select from redrive
                    where topic = letter.topic and partition = letter.partition and "offset" = letter."offset"
                        and set_aside_at = letter.set_aside_at and outcome = 'PUT_BACK')
                limit 100000)
            """).query(Long.class).single();
    }

    /** Those that can be put back, by topic and reason, the most first. */
    public List<LetterGroup> groups(int limit) {
        return backable(
                        "select topic, reason, count(*) as letters",
                        "group by topic, reason order by letters desc, topic, reason limit :limit")
                .param("limit", limit)
                .query((row, _) ->
                        new LetterGroup(row.getString("topic"), row.getString("reason"), row.getLong("letters")))
                .list();
    }

    /** How many of that topic and reason can be put back. */
    long countOf(String topic, String reason) {
        return backable("select count(*)", OF_GROUP)
                .param("topic", topic)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    /** The oldest first. */
    List<DeadLetter> of(String topic, String reason, int limit) {
        return backable(
                        "select dead_letter.*, outcome, asked_at, asked_by",
                        OF_GROUP + " order by set_aside_at, partition, \"offset\" limit :limit")
                .param("topic", topic)
                .param("reason", reason)
                .param("limit", limit)
                .query(this::letter)
                .list();
    }

    private JdbcClient.StatementSpec backable(String select, String how) {
        return client.sql("""
            %s from dead_letter left join redrive using (topic, partition, "offset", set_aside_at) where %s %s
            """.formatted(select, CAN_BE_PUT_BACK, how))
                .param("free", Hindrance.FREE_TOPICS)
                .param("alerts", Topic.ALERTS.deadLetterName())
                .param("ended", Hindrance.END_OF_ALERT)
                .param(
                        "alertsSince",
                        clock.instant().minus(Hindrance.ALERT_IS_NEWS).atOffset(ZoneOffset.UTC));
    }

    /** False where the topic was made anew, and something else is in its place. */
    static boolean isOf(DeadLetter letter, ConsumerRecord<String, byte[]> record) {
        return Objects.equals(kept(record.key()), letter.key())
                && Objects.equals(kept(header(record, "ce_id")), letter.factId())
                && Duration.between(setAsideAt(record), letter.setAsideAt())
                                .abs()
                                .compareTo(DATABASE_ROUNDS)
                        < 0;
    }

    /** Letters of one reason are asked for by it, and forms and calls take it so and no longer. */
    private static String inOneLine(String reason) {
        var line = reason.replaceAll("\\p{IsControl}+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
    }

    private static @Nullable String kept(@Nullable String text) {
        return text == null ? null : Rows.clean(text);
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

    /** What is no number is not ours. */
    private static @Nullable Integer leftOut(ConsumerRecord<?, ?> record) {
        var bytes = header(record, "dlt_left_out");
        return bytes == null || !bytes.matches("\\d{1,9}") ? null : Integer.valueOf(bytes);
    }

    private static Instant setAsideAt(ConsumerRecord<?, ?> record) {
        var at = time(record, "dlt_time");
        return at == null ? Instant.ofEpochMilli(record.timestamp()) : at;
    }

    /** Null where it is none. */
    private static @Nullable Instant time(ConsumerRecord<?, ?> record, String header) {
        var time = header(record, header);
        try {
            var at = time == null ? null : OffsetDateTime.parse(time).toInstant();
            return at == null || at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
        } catch (DateTimeException notOurs) {
            return null;
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private DeadLetter letter(ResultSet row, int number) throws SQLException {
        var topic = row.getString("topic");
        var cameFrom = row.getString("came_from");
        var leftOut = row.getObject("left_out", Integer.class);
        var outcome = Columns.wordOrNull(row, "outcome", Hindrance.class);
        var isPutBack = outcome == Hindrance.PUT_BACK;
        var setAsideAt = Columns.instant(row, "set_aside_at");
        var type = row.getString("type");
        var factAt = Objects.requireNonNullElse(Columns.instantOrNull(row, "fact_at"), setAsideAt);
        var isOver = !Hindrance.END_OF_ALERT.equals(type)
                && factAt.isBefore(clock.instant().minus(Hindrance.ALERT_IS_NEWS));
        return new DeadLetter(
                topic,
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getString("fact_id"),
                type,
                row.getString("reason"),
                row.getString("service"),
                cameFrom,
                row.getInt("bytes"),
                leftOut,
                setAsideAt,
                isPutBack ? Columns.instant(row, "asked_at") : null,
                isPutBack ? row.getString("asked_by") : null,
                Hindrance.of(topic, cameFrom, leftOut, outcome, isOver));
    }
}
