package tn.ars.tuniclaim.testparts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.Topic;

class PartsTest {
    @Test
    void gives_back_what_was_sent_in_order_with_its_headers() {
        var kafka = Parts.kafka();
        var key = "BRD-" + UUID.randomUUID();
        var topic = Topic.STATUSES.topicName();
        kafka.send(topic, key, Map.of("ce_id", "1"), "first".getBytes(UTF_8));
        kafka.send(topic, key, Map.of("ce_id", "2"), null);

        var records = kafka.awaitRecords(topic, 2, record -> key.equals(record.key()));
        assertThat(records)
                .extracting(record -> KafkaDoor.header(record, "ce_id").orElseThrow())
                .containsExactly("1", "2");
        assertThat(records.getFirst().value()).isEqualTo("first".getBytes(UTF_8));
        assertThat(records.getLast().value()).isNull();
    }

    @Test
    void has_every_topic_and_its_dead_letters() {
        for (var topic : Topic.values()) {
            assertThat(Parts.kafka().read(topic.topicName())).isNotNull();
            assertThat(Parts.kafka().read(topic.deadLetterName())).isEmpty();
        }
    }

    @Test
    void gives_each_who_asks_an_empty_database() throws Exception {
        execute(Parts.freshDatabase(), "CREATE TABLE facts (said text)");
        execute(Parts.freshDatabase(), "CREATE TABLE facts (said text)");
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
