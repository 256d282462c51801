package tn.ars.tuniclaim.notifier.command;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.testparts.WithParts;

@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class ObeyedTest {

    private static final Duration KEPT = Duration.ofDays(90);

    private final SettableClock clock = new SettableClock(Instant.now());
    private final JdbcClient jdbc;
    private final Obeyed obeyed;

    ObeyedTest(@Autowired JdbcClient jdbc, @Autowired Outbox outbox) {
        this.jdbc = jdbc;
        obeyed = new Obeyed(jdbc, outbox, new Retention(KEPT), clock);
    }

    @Test
    void a_command_is_new_once_for_as_long_as_the_past_is_kept() {
        var command = UUID.randomUUID().toString();
        assertThat(obeyed.isNew(command)).isTrue();

        clock.advance(KEPT);
        obeyed.forgetOld();
        assertThat(obeyed.isNew(command)).isFalse();

        clock.advance(Duration.ofSeconds(1));
        obeyed.forgetOld();
        assertThat(obeyed.isNew(command)).isTrue();
    }

    @Test
    void forgets_more_than_one_statement_takes() {
        jdbc.sql("insert into obeyed (command_id, obeyed_at) select 'old-' || n, ? from generate_series(0, ?) as n")
                .params(clock.instant().atOffset(UTC), Retention.BATCH + 1)
                .update();
        clock.advance(KEPT.plusSeconds(1));
        obeyed.forgetOld();

        assertThat(jdbc.sql("select count(*) from obeyed where command_id like 'old-%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
