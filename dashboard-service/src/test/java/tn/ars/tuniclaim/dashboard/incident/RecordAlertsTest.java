package tn.ars.tuniclaim.dashboard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;
import static tn.ars.tuniclaim.dashboard.Told.after;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.service.intake.Received;

@DashboardTest
class RecordAlertsTest {

    @Autowired
    RecordAlerts recordAlerts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void begin_with_none() {
        jdbc.sql("delete from alert").update();
    }

    @Test
    void is_one_matter_however_often_it_is_raised() {
        recordAlerts.record(List.of(partnerAway(0, "first"), partnerAway(60, "second")));
        recordAlerts.record(List.of(partnerAway(30, "late")));
        assertThat(openAfter(61))
                .containsExactly(
                        new Incident(AlertCause.PARTNER_UNAVAILABLE, "", "second", NOON, NOON.plusSeconds(60)));
    }

    @Test
    void is_over_when_resolved_and_stays_so_when_told_again() {
        var told = List.of(partnerAway(0, "away"), partnerBack(60));
        recordAlerts.record(told);
        recordAlerts.record(told);
        assertThat(openAfter(61)).isEmpty();
    }

    @Test
    void opens_again_with_a_new_beginning() {
        recordAlerts.record(List.of(partnerAway(0, "away"), partnerBack(60), partnerAway(90, "again")));
        recordAlerts.record(List.of(partnerBack(60)));
        assertThat(openAfter(91)).singleElement().extracting(Incident::since).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void stays_over_when_its_end_is_told_before_its_beginning() {
        recordAlerts.record(List.of(partnerBack(5)));
        assertThat(openAfter(6)).isEmpty();
        recordAlerts.record(List.of(partnerAway(3, "late")));
        assertThat(openAfter(6)).isEmpty();
        recordAlerts.record(List.of(partnerAway(8, "again")));
        assertThat(openAfter(9)).singleElement().satisfies(it -> {
            assertThat(it.since()).isEqualTo(NOON.plusSeconds(8));
            assertThat(it.detail()).isEqualTo("again");
        });
    }

    @Test
    void tells_subjects_apart_and_puts_what_is_critical_first() {
        recordAlerts.record(List.of(
                partnerAway(0, "away"),
                after(5, new AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.statuses", "one", null)),
                after(6, new AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.payments", "two", null))));
        assertThat(openAfter(10)).extracting(Incident::subject).containsExactly("", "ars.payments", "ars.statuses");
    }

    @Test
    void ends_in_silence_what_nobody_resolves_and_nothing_else() {
        recordAlerts.record(Arrays.stream(AlertCause.values())
                .map(cause -> after(0, new AlertRaised(cause, null, "wrong", null)))
                .toList());
        assertThat(openAfter(3_600)).hasSize(AlertCause.values().length);
        assertThat(openAfter(3_601))
                .extracting(Incident::cause)
                .containsExactlyInAnyOrder(
                        AlertCause.PARTNER_UNAVAILABLE,
                        AlertCause.CREDENTIALS_REFUSED,
                        AlertCause.SYNC_FAILED,
                        AlertCause.ENTRIES_REJECTED,
                        AlertCause.BORDEREAU_UNKNOWN,
                        AlertCause.INSTANCE_UNHEALTHY,
                        AlertCause.PUSHES_FAILING,
                        AlertCause.MAIL_FAILING);
    }

    private List<Incident> openAfter(long seconds) {
        var settings = new IncidentProperties(Duration.ofHours(1), null);
        return new Incidents(jdbc, settings, Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC)).open(20);
    }

    private static Received partnerAway(long seconds, String detail) {
        return after(seconds, new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, null, detail, null));
    }

    private static Received partnerBack(long seconds) {
        return after(seconds, new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, null));
    }
}
