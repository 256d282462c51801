package tn.ars.tuniclaim.notifier.incident;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.testparts.WithParts;

/** No recipient at all. */
@WithParts
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class NobodyToTellTest {

    /** Not yet, for the application's own timer. */
    private static final Instant NOW = Instant.parse("2041-03-02T09:00:00Z");

    private final Incidents incidents;
    private final Announced announced;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    NobodyToTellTest(
            @Autowired Incidents incidents,
            @Autowired Announced announced,
            @Autowired TransactionOperations transactions,
            @Autowired JdbcClient jdbc) {
        this.incidents = incidents;
        this.announced = announced;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
    }

    @Test
    void what_is_over_meanwhile_was_told_to_nobody_and_the_log_says_what_to_do(CapturedOutput output) {
        var id = jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, over_at, alerts,
                bordereaux, first_detail, last_detail, due_at, reported_at)
            values ('SYNC_FAILED', gen_random_uuid(), '{}', '{}', :now, :now, :now, :now, 1, '{}', 'x', 'x', :now, :now)
            returning id\
            """).param("now", NOW.atOffset(UTC)).query(UUID.class).single();
        transactions.executeWithoutResult(_ -> announced.ended(incidents.of(id).orElseThrow(), NOW, null, NOW));

        assertThat(jdbc.sql("select told from incident where resolved_at is not null")
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
        assertThat(jdbc.sql("select count(*) from notice").query(Long.class).single())
                .isZero();
        assertThat(output).contains("nobody was told of it", "notifier.recipients");
    }
}
