package tn.ars.tuniclaim.dashboard.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.record.Content;
import tn.ars.tuniclaim.dashboard.record.RecordContents;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.RejectedEntryKept;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.service.intake.Received;

/** Where the entries are of which something was rejected. What they say stays on Kafka and is fetched for those who may see it. */
@Component
public class RejectedEntries implements Forgets {

    private static final String ADD = """
        insert into rejected_entry (run_id, reading, position, partition, "offset", bytes, left_out, told_at)
        select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::int[], ?::bigint[], ?::int[], ?::boolean[], ?::timestamptz[])
        on conflict (run_id, reading, position) do nothing
        """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final RecordContents records;
    private final EventCodec codec;

    RejectedEntries(JdbcTemplate jdbc, JdbcClient client, RecordContents records, EventCodec codec) {
        this.jdbc = jdbc;
        this.client = client;
        this.records = records;
        this.codec = codec;
    }

    @Transactional
    void record(List<Received> facts) {
        var rows = new Rows();
        for (var received : facts) {
            if (received.event() instanceof RejectedEntryKept it) {
                rows.add(
                        it.runId(),
                        it.reading(),
                        it.position(),
                        received.record().partition(),
                        received.offset(),
                        it.bytes(),
                        it.raw() == null,
                        received.fact().time());
            }
        }
        rows.write(jdbc, ADD);
    }

    /**
     * What the partner wrote there in the run's last reading; gone where nothing is known of it, or no more.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer in time
     */
    public Content raw(UUID runId, long position) {
        return place(runId, position)
                .map(place -> place.isLeftOut()
                        ? Content.LEFT_OUT
                        : records.at(place.of())
                                .map(record -> content(record, place))
                                .orElse(Content.GONE))
                .orElse(Content.GONE);
    }

    private Optional<Place> place(UUID runId, long position) {
        return client.sql("""
            select * from rejected_entry where run_id = :run and position = :position
                and reading = (select max(reading) from sync_rejection where run_id = :run)
            """)
                .param("run", runId)
                .param("position", position)
                .query(RejectedEntries::place)
                .optional();
    }

    /** Where the topic was made anew something else may be in its place, and of somebody else. */
    private Content content(ConsumerRecord<String, byte[]> record, Place place) {
        try {
            return codec.read(record).event() instanceof RejectedEntryKept it && place.isOf(it)
                    ? Content.of(it.raw())
                    : Content.GONE;
        } catch (UnreadableEvent another) {
            return Content.GONE;
        }
    }

    @Override
    public void forgetBefore(Instant then) {
        client.sql("delete from rejected_entry where told_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getObject("run_id", UUID.class),
                row.getInt("reading"),
                row.getLong("position"),
                new RecordPlace(Topic.REJECTED_ENTRIES.topicName(), row.getInt("partition"), row.getLong("offset")),
                row.getBoolean("left_out"));
    }

    private record Place(UUID runId, int reading, long position, RecordPlace of, boolean isLeftOut) {

        boolean isOf(RejectedEntryKept entry) {
            return entry.runId().equals(runId) && entry.reading() == reading && entry.position() == position;
        }
    }
}
