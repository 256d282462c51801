package tn.ars.tuniclaim.dashboard.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** What is said of a group, beside what was written and committed. */
@DashboardTest
class OffsetsTest {

    /** Nobody minds what is on it: it is no event. */
    private static final String TOPIC = "ars.reclamations";

    private static final int PARTITIONS = 12;

    @Autowired
    KafkaAdmin settings;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    KafkaDoor kafka;

    private final String group = "lag-" + UUID.randomUUID();
    private Admin admin;
    private OldestRecords records;
    private Offsets offsets;

    @BeforeEach
    void a_group_that_has_read_everything() throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        // Those of the service are its timer's, and for one thread.
        records = new OldestRecords(consumers, Clock.systemUTC());
        offsets = new Offsets(settings, records, Clock.systemUTC());
        commitAll();
    }

    @AfterEach
    void forget_the_group() {
        offsets.close();
        records.close();
        admin.close();
    }

    @Test
    void is_nothing_when_idle_however_long_ago_the_last_record_was() throws Exception {
        write(3, 5, Instant.now().minusSeconds(3_600));
        commitAll();
        assertThat(lag().age()).isZero();
        assertThat(lag().records()).isZero();
    }

    @Test
    void is_as_old_as_the_first_record_of_a_burst() throws Exception {
        var first = Instant.now().minusSeconds(40);
        write(1, 1, first);
        write(1, 500, Instant.now());
        assertThatAgeIs(first);
        assertThat(lag().records()).isEqualTo(501);
    }

    @Test
    void grows_while_the_group_is_stopped() throws Exception {
        var first = Instant.now().minusSeconds(100);
        write(2, 10, first);
        assertThatAgeIs(first);
        write(2, 10, Instant.now());
        assertThatAgeIs(first);
        assertThat(lag().isRead()).isFalse();
    }

    @Test
    void falls_to_the_age_of_the_next_record_once_it_is_restarted() throws Exception {
        var first = write(4, 1, Instant.now().minusSeconds(300));
        var second = Instant.now().minusSeconds(60);
        write(4, 1, second);
        commit(4, first + 1);
        assertThatAgeIs(second);
        commitAll();
        assertThat(lag().age()).isZero();
    }

    @Test
    void is_that_of_the_partition_that_is_furthest_behind_however_few_records_that_has() throws Exception {
        var oldest = Instant.now().minusSeconds(200);
        var younger = Instant.now().minusSeconds(20);
        write(5, 300, younger);
        write(6, 1, oldest);
        assertThatAgeIs(oldest);
        assertThat(lag().behind()).extracting(PartitionLag::partition).containsExactly(5, 6);
        assertThatAgeIs(younger, lag -> lag.behind().getFirst().age());
    }

    @Test
    void counts_what_lies_where_a_reader_of_a_service_never_was() throws Exception {
        var reader = "notifier-service-" + UUID.randomUUID();
        write(8, 2, Instant.now().minusSeconds(30));
        commit(reader, 7, 0);
        assertThat(lag(reader).behind())
                .filteredOn(partition -> partition.partition() == 8)
                .singleElement()
                .satisfies(partition -> assertThat(partition.records()).isGreaterThanOrEqualTo(2));
        admin.deleteConsumerGroups(List.of(reader)).all().get();
    }

    private void assertThatAgeIs(Instant oldest) {
        assertThatAgeIs(oldest, GroupLag::age);
    }

    /**
     * However long it takes to look: it must be true of some moment in between, but for a second or a twentieth. What cannot be
     * looked at in time has no age, and is looked at again.
     */
    private void assertThatAgeIs(Instant oldest, Function<GroupLag, @Nullable Duration> age) {
        await().untilAsserted(() -> {
            var least = Duration.between(oldest, Instant.now());
            var found = age.apply(lag());
            var most = Duration.between(oldest, Instant.now());
            assertThat(found).isBetween(least.minus(error(least)), most.plus(error(most)));
        });
    }

    private static Duration error(Duration truth) {
        var twentieth = truth.dividedBy(20);
        return twentieth.compareTo(Duration.ofSeconds(1)) > 0 ? twentieth : Duration.ofSeconds(1);
    }

    private GroupLag lag() throws Exception {
        return lag(group);
    }

    private GroupLag lag(String group) throws Exception {
        var lags = new Lags(Clock.systemUTC());
        lags.add(offsets.sample());
        return lags.groups().stream()
                .filter(it -> it.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    /** Answers the offset of the last one. */
    private long write(int partition, int count, Instant at) {
        var millis = at.truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        return IntStream.range(0, count)
                .mapToLong(number -> kafka.send(new ProducerRecord<>(
                                TOPIC, partition, millis, "BRD-" + number, ("no event " + number).getBytes(UTF_8)))
                        .offset())
                .max()
                .orElseThrow();
    }

    private void commit(int partition, long offset) throws Exception {
        commit(group, partition, offset);
    }

    private void commit(String group, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private void commitAll() throws Exception {
        var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(0));
        }
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        ends.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
        admin.alterConsumerGroupOffsets(group, ends).all().get();
    }
}
