package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** In by Kafka. */
@DashboardTest
class LettersTest {

    private static final String TOPIC = "ars.reclamations.dlt";
    private static final int PARTITION = 0;

    @Autowired
    Letters letters;

    @Autowired
    KafkaDoor kafka;

    @Test
    void believes_no_time_that_a_database_cannot_keep() {
        var before = Instant.now().minusSeconds(60);
        var offset = send("f-1", "+999999999-12-31T23:59:59Z");
        var early = send("f-2", "-4000-01-01T00:00:00Z");
        assertThat(letter(offset).setAsideAt()).isBetween(before, before.plusSeconds(120));
        assertThat(letter(early).setAsideAt()).isBetween(before, before.plusSeconds(120));
    }

    @Test
    void passes_over_what_cannot_be_kept_and_goes_on() {
        var random = new Random(5);
        // Longer than what fits into an index, and not to be compressed.
        var endless = random.ints(20_000, 0x100, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var passed = send(endless, "2026-01-05T08:00:00Z");
        var next = send("f-3", "2026-01-05T08:00:00Z");
        assertThat(letter(next).factId()).isEqualTo("f-3");
        assertThat(letters.one(TOPIC, PARTITION, passed)).isEmpty();
    }

    @Test
    void brings_each_once_though_all_are_of_one_moment() {
        var sent = new ArrayList<Long>();
        for (var i = 0; i < 5; i++) {
            sent.add(send("f-" + i, "2026-01-05T09:00:00Z"));
        }
        letter(sent.getLast());
        var found = new ArrayList<Long>();
        Mark<RecordPlace> mark = null;
        for (var page = letters.before(TOPIC, mark, 2); !page.isEmpty(); page = letters.before(TOPIC, mark, 2)) {
            page.stream().filter(it -> it.partition() == PARTITION).forEach(it -> found.add(it.offset()));
            var last = page.getLast();
            mark = Mark.of(new Mark<>(last.setAsideAt(), last.place()).text(), RecordPlace::of);
        }
        assertThat(found).doesNotHaveDuplicates().containsAll(sent);
    }

    private DeadLetter letter(long offset) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> letters.one(TOPIC, PARTITION, offset), found -> found.isPresent())
                .orElseThrow();
    }

    private long send(String factId, String time) {
        var record = new ProducerRecord<>(TOPIC, PARTITION, "BRD-1", "{}".getBytes(UTF_8));
        record.headers().add("dlt_time", time.getBytes(UTF_8)).add("ce_id", factId.getBytes(UTF_8));
        return kafka.send(record).offset();
    }
}
