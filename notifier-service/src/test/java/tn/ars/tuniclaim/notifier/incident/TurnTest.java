package tn.ars.tuniclaim.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;
import tn.ars.tuniclaim.notifier.incident.Turn.Resolved;

class TurnTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void ten_thousand_alerts_of_one_matter_are_one_turn() {
        var alerts = IntStream.range(0, 10_000)
                .mapToObj(i -> fact(raised("détail " + i, "BRD-" + i % 100), NOW.minusSeconds(i)))
                .toList();

        assertThat(Turn.of(alerts, Map.of(), NOW)).singleElement().isInstanceOfSatisfying(Raised.class, turn -> {
            assertThat(turn.alerts()).isEqualTo(10_000);
            assertThat(turn.firstAt()).isEqualTo(NOW.minusSeconds(9_999));
            assertThat(turn.lastAt()).isEqualTo(NOW);
            assertThat(turn.firstDetail()).isEqualTo("détail 0");
            assertThat(turn.lastDetail()).isEqualTo("détail 9999");
            assertThat(turn.bordereaux())
                    .hasSize(10)
                    .startsWith("BRD-0", "BRD-1")
                    .endsWith("BRD-9");
            assertThat(turn.factId()).isEqualTo(alerts.getFirst().id());
        });
    }

    @Test
    void what_is_over_and_comes_again_is_told_apart() {
        var turns = Turn.of(List.of(up(), over(), up(), up()), Map.of(), NOW);

        assertThat(turns).hasSize(3);
        assertThat(turns.get(0)).isInstanceOf(Raised.class);
        assertThat(turns.get(1)).isInstanceOf(Resolved.class);
        assertThat(turns.get(2))
                .isInstanceOfSatisfying(
                        Raised.class, again -> assertThat(again.alerts()).isEqualTo(2));
    }

    @Test
    void matters_do_not_mix() {
        var alerts = new ArrayList<Fact<Alert>>();
        alerts.add(up());
        alerts.add(fact(new AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.statuses", "x", null), NOW));
        alerts.add(fact(new AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.payments", "x", null), NOW));
        alerts.add(over());

        assertThat(Turn.of(alerts, Map.of(), NOW))
                .extracting(Turn::matter)
                .containsExactly(
                        new Matter(AlertCause.PUSH_REFUSED, ""),
                        new Matter(AlertCause.PUSH_REFUSED, ""),
                        new Matter(AlertCause.RECORD_UNREADABLE, "ars.payments"),
                        new Matter(AlertCause.RECORD_UNREADABLE, "ars.statuses"));
    }

    @Test
    void a_clock_that_is_ahead_does_not_put_the_first_mail_off() {
        var turns = Turn.of(List.of(fact(raised("x", null), NOW.plus(Duration.ofDays(400)))), Map.of(), NOW);

        assertThat(turns).singleElement().isInstanceOfSatisfying(Raised.class, turn -> {
            assertThat(turn.firstAt()).isEqualTo(NOW);
            assertThat(turn.lastAt()).isEqualTo(NOW);
        });
    }

    @Test
    void a_part_that_is_over_comes_after_all_that_was_raised_of_its_incident_before() {
        var reading = new Matter(AlertCause.PARTNER_UNAVAILABLE, "reading");
        var writing = new Matter(AlertCause.PARTNER_UNAVAILABLE, "writing");
        var turns = Turn.of(
                List.of(away("reading"), away("writing"), back("writing"), away("reading"), away("writing")),
                Map.of(),
                NOW);

        assertThat(turns).extracting(Turn::matter).containsExactly(reading, writing, writing, reading, writing);
        assertThat(turns.get(2)).isInstanceOf(Resolved.class);
    }

    private static Fact<Alert> up() {
        return fact(raised("x", null), NOW);
    }

    private static Fact<Alert> over() {
        return fact(new AlertResolved(AlertCause.PUSH_REFUSED, null), NOW);
    }

    private static Fact<Alert> away(String part) {
        return fact(new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, part, "x", null), NOW);
    }

    private static Fact<Alert> back(String part) {
        return fact(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, part), NOW);
    }

    private static AlertRaised raised(String detail, @Nullable String bordereau) {
        return new AlertRaised(
                AlertCause.PUSH_REFUSED, null, detail, bordereau == null ? null : new BordereauReference(bordereau));
    }

    private static Fact<Alert> fact(Alert alert, Instant at) {
        return new Fact<>(UUID.randomUUID().toString(), at, URI.create("/ars/test"), alert);
    }
}
