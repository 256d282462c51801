package tn.ars.tuniclaim.pusher.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tools.jackson.databind.json.JsonMapper;

class JdbcDecisionsTest {

    private static final DataSource DATABASE = PusherDatabase.fresh();
    private static final Clock CLOCK = Clock.fixed(MIDNIGHT, ZoneOffset.UTC);
    private static final Instant LATER = MIDNIGHT.plusSeconds(3600);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final ParkedRecords records = new ParkedRecords(ReadableChanges::of, new EventCodec(), JsonMapper.shared());

    @Test
    void who_lost_the_claim_decides_nothing() {
        var change = aStatus("d1", "BRD-lost", "BS-1", 1);
        var park = park(Duration.ofSeconds(45));
        park.add(change, Calls.NONE, ParkReason.BEHIND_ANOTHER, LATER);
        var dead = park(Duration.ZERO).claim(change.bordereau()).orElseThrow();

        try (var heir = park.claim(change.bordereau()).orElseThrow()) {
            assertThatExceptionOfType(ClaimLost.class)
                    .isThrownBy(() -> decisions(park).takeParked(discard(change.id()), change.bordereau(), dead, 10));
            assertThat(park.waiting(change.bordereau())).containsExactly(new Parked(change, Calls.NONE));
            assertThat(decisions(park)
                            .takeParked(discard(change.id()), change.bordereau(), heir, 10)
                            .changes())
                    .containsExactly(change);
        }
    }

    @Test
    void what_stood_behind_a_discarded_one_is_due_at_once_as_if_that_had_never_failed() {
        var head = aStatus("h1", "BRD-head", "BS-1", 1);
        var next = aStatus("h2", "BRD-head", "BS-2", 2);
        var park = park(Duration.ofSeconds(45));
        park.add(head, Calls.answered(3), ParkReason.PARTNER_FAILING, LATER);
        park.add(next, Calls.NONE, ParkReason.BEHIND_ANOTHER, LATER);
        park.postpone(head.bordereau(), ParkReason.PARTNER_FAILING, LATER);

        try (var claim = park.claim(head.bordereau()).orElseThrow()) {
            decisions(park).takeParked(discard(head.id()), head.bordereau(), claim, 10);
        }
        assertThat(jdbc.sql("select failures from lane where due_at = ? and bordereau = 'BRD-head'")
                        .param(MIDNIGHT.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
    }

    @Test
    void what_stands_behind_a_discarded_one_of_a_bordereau_that_nobody_knows_waits_on() {
        var head = aStatus("u1", "BRD-unknown", "BS-1", 1);
        var next = aStatus("u2", "BRD-unknown", "BS-2", 2);
        var park = park(Duration.ofSeconds(45));
        park.add(head, Calls.answered(1), ParkReason.BORDEREAU_UNKNOWN, null);
        park.add(next, Calls.NONE, ParkReason.BORDEREAU_UNKNOWN, null);
        park.postpone(head.bordereau(), ParkReason.BORDEREAU_UNKNOWN, null);
        park.noteUnknown(head.bordereau());

        try (var claim = park.claim(head.bordereau()).orElseThrow()) {
            decisions(park).takeParked(discard(head.id()), head.bordereau(), claim, 10);
        }
        assertThat(jdbc.sql("select count(*) from lane where bordereau = 'BRD-unknown' and due_at is null and unknown")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private JdbcPark park(Duration claim) {
        return new JdbcPark(
                jdbc,
                records,
                new JdbcClaims(jdbc, new ParkProperties(claim, Duration.ofSeconds(20), Duration.ofDays(365)), CLOCK),
                CLOCK);
    }

    private JdbcDecisions decisions(JdbcPark park) {
        return new JdbcDecisions(jdbc, records, park, CLOCK);
    }

    private static Decision discard(String factId) {
        return new Decision(
                "cmd-" + factId,
                Decision.Verdict.DISCARDED,
                PushSelection.one(factId),
                "amira",
                "a slip",
                Instant.now().plusSeconds(60));
    }
}
