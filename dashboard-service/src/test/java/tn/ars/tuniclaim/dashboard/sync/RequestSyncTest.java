package tn.ars.tuniclaim.dashboard.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.AuditTrail;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tools.jackson.databind.json.JsonMapper;

@DashboardTest
class RequestSyncTest {

    private static final Caller AMIRA = new Caller("amira", "127.0.0.1", Caller.Via.PAGE);

    private Instant now = Instant.parse("2026-01-05T11:00:00Z");

    private final RequestSync requestSync;
    private final RequestSync elsewhere;
    private final CancelRun cancelRun;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    RequestSyncTest(
            @Autowired Runs runs,
            @Autowired Audit audit,
            @Autowired AuditTrail trail,
            @Autowired CancelRun cancelRun,
            @Autowired EventPublisher publisher,
            @Autowired JdbcClient jdbc,
            @Autowired JsonMapper json) {
        this.cancelRun = cancelRun;
        this.jdbc = jdbc;
        this.json = json;
        var clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        requestSync = new RequestSync(runs, audit, trail, publisher, clock);
        elsewhere = new RequestSync(runs, audit, trail, publisher, clock);
    }

    @BeforeEach
    void begin_with_no_run() {
        jdbc.sql("delete from sync_run").update();
    }

    @Test
    void answers_the_run_that_is_asked_for_until_it_is_heard_of() {
        var asked = ask();
        assertThat(asked).isInstanceOf(Accepted.class);
        assertThat(ask()).isEqualTo(new AlreadyAsked(asked.runId()));

        started(asked.runId());
        assertThat(ask()).isEqualTo(new AlreadyRuns(asked.runId()));
        assertThat(elsewhere.request(AMIRA)).isEqualTo(new AlreadyRuns(asked.runId()));

        ended(asked.runId());
        assertThat(ask()).isInstanceOf(Accepted.class).isNotEqualTo(asked);
    }

    @Test
    void asks_anew_when_the_run_that_was_joined_has_ended() {
        var asked = ask();
        var joined = UUID.randomUUID();
        started(joined);
        now = now.plusSeconds(3);
        ended(joined);
        assertThat(ask()).isInstanceOf(Accepted.class).isNotEqualTo(asked);
    }

    @Test
    void asks_anew_when_what_was_asked_for_was_cancelled_before_it_began() {
        var asked = ask();
        assertThat(cancelRun.cancel(AMIRA, UUID.randomUUID(), asked.runId(), null))
                .isInstanceOf(CancelAnswer.Told.class);
        assertThat(ask()).isInstanceOf(Accepted.class).isNotEqualTo(asked);
    }

    @Test
    void asks_anew_when_nothing_was_heard_for_long() {
        var asked = ask();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(ask()).isInstanceOf(Accepted.class).isNotEqualTo(asked);
    }

    @Test
    void asks_for_one_run_however_many_ask_at_the_same_moment() throws Exception {
        var ids = new HashSet<UUID>();
        Callable<UUID> asking = () -> ask().runId();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(Collections.nCopies(20, asking))) {
                ids.add(answer.get());
            }
        }
        assertThat(ids).hasSize(1);
    }

    private SyncAnswer ask() {
        return requestSync.request(AMIRA);
    }

    private void started(UUID run) {
        jdbc.sql("insert into sync_run (run_id, started_at, balance, news_at) values (?, ?, ?::jsonb, ?)")
                .param(run)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(json.writeValueAsString(SyncBalance.ZERO))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void ended(UUID run) {
        jdbc.sql("update sync_run set outcome = 'COMPLETED', ended_at = ?, news_at = ? where run_id = ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(run)
                .update();
    }
}
