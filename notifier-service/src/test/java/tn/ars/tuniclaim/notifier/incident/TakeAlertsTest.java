package tn.ars.tuniclaim.notifier.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.service.intake.DeadLetters;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** The real tables and topics, of which one may fail. */
@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class TakeAlertsTest {

    /** As the database keeps it. */
    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MICROS));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JdbcClient jdbc;
    private final KafkaDoor kafka;
    private final HandledFacts handled;
    private final Endings endings;
    private final FaultyIncidents incidents;
    private final TakeAlerts alerts;

    TakeAlertsTest(
            @Autowired JdbcClient jdbc,
            @Autowired KafkaDoor kafka,
            @Autowired TransactionOperations transactions,
            @Autowired Intake intake,
            @Autowired DeadLetters deadLetters,
            @Autowired Reports reports) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        handled = new HandledFacts(jdbc, clock);
        var settings = new IncidentProperties(
                Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(4), Duration.ZERO, Duration.ofHours(1));
        endings = new Endings(jdbc, clock);
        incidents = new FaultyIncidents(jdbc);
        var takeTurns = new TakeTurns(incidents, endings, reports, settings);
        var freshTurns = new FreshTurns(handled, endings);
        var group = new GroupAlerts(freshTurns, takeTurns, clock) {
            @Override
            public Map<Outcome, Integer> group(List<Fact<Alert>> batch) {
                return Objects.requireNonNull(transactions.execute(_ -> super.group(batch)));
            }
        };
        alerts = new TakeAlerts(intake, group, deadLetters, new Ledger(meters));
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
        jdbc.sql("delete from ending").update();
    }

    @Test
    void an_outage_undoes_the_whole_batch_and_the_next_try_counts_everything_once() {
        var batch = records(List.of(alert("one"), alert("two")));
        incidents.fail("two", new QueryTimeoutException("the database is busy"));
        assertThatThrownBy(() -> alerts.take(batch)).isInstanceOf(QueryTimeoutException.class);
        assertThat(subjects()).isEmpty();
        assertThat(count("received")).isZero();

        incidents.recover();
        alerts.take(batch);
        alerts.take(batch);

        assertThat(subjects()).containsExactly("one", "two");
        assertThat(jdbc.sql("select sum(alerts) from incident")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(outcome("opened")).isEqualTo(2);
        assertThat(outcome("repeated")).isEqualTo(2);
        assertThat(count("received")).isEqualTo(4);
    }

    @Test
    void an_alert_that_cannot_be_handled_is_set_aside_alone_and_raises_no_other() {
        var poisoned = alert("poisoned");
        incidents.fail("poisoned", new IllegalStateException("a bug"));
        alerts.take(records(List.of(alert("before"), poisoned, alert("after"))));

        assertThat(subjects()).containsExactly("after", "before");
        var letters = kafka.awaitRecords(
                Topic.ALERTS.deadLetterName(),
                record -> KafkaDoor.header(record, "ce_id")
                        .filter(poisoned.id()::equals)
                        .isPresent());
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(KafkaDoor.header(letter, "dlt_reason"))
                        .hasValue("it was read but could not be handled (IllegalStateException)"));
        assertThat(kafka.read(Topic.ALERTS.topicName()))
                .noneMatch(record -> "RECORD_UNREADABLE/integration.alerts".equals(record.key())
                        && new String(record.value(), UTF_8).contains("IllegalStateException"));
        assertThat(outcome("set_aside")).isEqualTo(1);
        assertThat(count("received")).isEqualTo(3);
    }

    @Test
    void figures_of_several_batches_add_up() {
        alerts.take(records(List.of(alert("same"), alert("same"))));
        alerts.take(records(List.of(alert("same"))));

        assertThat(incidents.raised)
                .extracting(incident -> incident.hits().alerts())
                .containsExactly(2L, 3L);
        assertThat(outcome("opened")).isEqualTo(1);
        assertThat(outcome("counted")).isEqualTo(2);
    }

    @Test
    void a_flood_over_many_matters_is_one_statement_and_each_alert_is_counted_on_its_own() {
        alerts.take(records(IntStream.range(0, 2_000)
                .mapToObj(i -> alert("subject-" + i % 50))
                .toList()));

        assertThat(incidents.statements).isEqualTo(1);
        assertThat(incidents.raised)
                .hasSize(50)
                .allSatisfy(incident -> assertThat(incident.hits().alerts()).isEqualTo(40));
        assertThat(outcome("opened")).isEqualTo(50);
        assertThat(outcome("counted")).isEqualTo(1_950);
    }

    @Test
    void the_parts_of_one_incident_raised_in_one_batch_are_all_waited_for() {
        var reading = partnerAway("lecture");
        alerts.take(records(List.of(reading, partnerAway("statuts"), reading, partnerAway("statuts"))));
        assertThat(subjects()).containsExactly("");

        clock.advance(Duration.ofSeconds(1));
        alerts.take(records(List.of(fact(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "lecture")))));
        assertThat(open()).containsExactly("");
        alerts.take(records(List.of(fact(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "statuts")))));
        assertThat(open()).isEmpty();
        assertThat(outcome("counted")).isEqualTo(2);
    }

    @Test
    void a_part_that_ends_while_another_is_hit_is_no_flap_even_in_one_batch() {
        alerts.take(records(List.of(
                partnerAway("lecture"),
                partnerAway("statuts"),
                fact(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "statuts")),
                partnerAway("lecture"))));

        assertThat(open()).containsExactly("");
        assertThat(incidents.raised.getLast().hits().flaps()).isZero();
        assertThat(outcome("counted")).isEqualTo(2);
    }

    @Test
    void a_word_older_than_the_newest_alert_ends_nothing() {
        var backBefore = resolved("late");
        clock.advance(Duration.ofSeconds(1));
        alerts.take(records(List.of(alert("late"))));
        alerts.take(records(List.of(backBefore)));
        assertThat(open()).containsExactly("late");
        assertThat(outcome("nothing_open")).isEqualTo(1);

        alerts.take(records(List.of(resolved("late"))));
        assertThat(open()).isEmpty();
    }

    @Test
    void an_alert_older_than_the_word_that_it_is_over_opens_nothing() {
        var late = alert("late");
        clock.advance(Duration.ofSeconds(1));
        alerts.take(records(List.of(alert("late"), resolved("late"))));
        alerts.take(records(List.of(late)));
        assertThat(open()).isEmpty();
        assertThat(outcome("late")).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        alerts.take(records(List.of(alert("late"))));
        assertThat(open()).containsExactly("late");
    }

    @Test
    void a_late_alert_is_not_counted_with_newer_ones_nor_when_the_word_comes_in_the_same_batch() {
        var late = alert("late");
        clock.advance(Duration.ofSeconds(1));
        var over = resolved("late");
        clock.advance(Duration.ofSeconds(1));
        alerts.take(records(List.of(over, late, alert("late"))));
        assertThat(incidents.raised).singleElement().satisfies(incident -> {
            assertThat(incident.hits().alerts()).isEqualTo(1);
            assertThat(incident.span().openedAt()).isEqualTo(clock.instant());
        });
        assertThat(count("received")).isEqualTo(3);
    }

    @Test
    void an_incident_that_ended_in_silence_is_opened_by_whatever_comes() {
        var refused = fact(new AlertRaised(AlertCause.PUSH_REFUSED, null, "refused", null));
        var later = fact(new AlertRaised(AlertCause.PUSH_REFUSED, null, "refused", null));
        alerts.take(records(List.of(refused)));
        jdbc.sql("update incident set resolved_at = ?")
                .param(clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        alerts.take(records(List.of(later)));
        // Not for long: by the clock of the service's own timer, the silence is over.
        assertThat(outcome("opened")).isEqualTo(2);
    }

    @Test
    void unknown_bordereaux_are_one_incident_that_names_ten() {
        alerts.take(records(IntStream.range(0, 12)
                .mapToObj(i -> new AlertRaised(
                        AlertCause.BORDEREAU_UNKNOWN, null, "unknown", new BordereauReference("BRD-" + i)))
                .map(this::fact)
                .toList()));

        assertThat(incidents.raised).singleElement().satisfies(incident -> {
            assertThat(incident.hits().alerts()).isEqualTo(12);
            assertThat(incident.hits().bordereaux()).hasSize(10).startsWith("BRD-0", "BRD-1");
        });
    }

    @Test
    void forgets_facts_only_when_kafka_has_forgotten_them() {
        var id = UUID.randomUUID().toString();
        assertThat(handled.remember(List.of(id, id))).containsExactly(id);

        clock.advance(Duration.ofDays(30));
        handled.forgetOld();
        assertThat(handled.remember(List.of(id))).isEmpty();

        clock.advance(Duration.ofDays(2));
        handled.forgetOld();
        assertThat(handled.remember(List.of(id))).containsExactly(id);
    }

    @Test
    void forgets_what_was_over_only_when_no_alert_of_that_time_can_come_any_more() {
        endings.remember(new Matter(AlertCause.SYNC_FAILED, "old"), clock.instant());
        clock.advance(Retention.LEAST);
        endings.remember(new Matter(AlertCause.SYNC_FAILED, "new"), clock.instant());
        endings.forgetOld();
        assertThat(ended()).containsExactly("new", "old");

        clock.advance(Duration.ofSeconds(1));
        endings.forgetOld();
        assertThat(ended()).containsExactly("new");
    }

    private Fact<Alert> alert(String subject) {
        return fact(new AlertRaised(AlertCause.SYNC_FAILED, subject, "x", null));
    }

    private Fact<Alert> partnerAway(String part) {
        return fact(new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, part, "x", null));
    }

    private Fact<Alert> resolved(String subject) {
        return fact(new AlertResolved(AlertCause.SYNC_FAILED, subject));
    }

    private Fact<Alert> fact(Alert alert) {
        return Fact.of(alert, clock.instant(), URI.create("/ars/test"));
    }

    private List<String> ended() {
        return jdbc.sql("select subject from ending order by subject")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> open() {
        return jdbc.sql("select subject from incident where resolved_at is null and over_at is null")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<ConsumerRecord<String, byte[]>> records(List<Fact<Alert>> facts) {
        return facts.stream().map(TakeAlertsTest::record).toList();
    }

    private static ConsumerRecord<String, byte[]> record(Fact<Alert> fact) {
        var sent = new EventCodec().write(fact);
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private List<String> subjects() {
        return jdbc.sql("select subject from incident order by subject")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private double outcome(String outcome) {
        return meters.get("tuniclaim.notifier.alerts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double count(String name) {
        return meters.get("tuniclaim.notifier.alerts." + name).counter().count();
    }

    private static final class FaultyIncidents extends Incidents {

        private final List<Incident> raised = new ArrayList<>();
        private int statements;
        private String faulty = "nobody";
        private RuntimeException failure = new IllegalStateException();

        FaultyIncidents(JdbcClient jdbc) {
            super(jdbc);
        }

        void fail(String subject, RuntimeException with) {
            faulty = subject;
            failure = with;
        }

        void recover() {
            faulty = "nobody";
        }

        @Override
        List<Incident> raise(List<Turn.Raised> turns, Duration gathering, Instant now) {
            if (turns.stream().anyMatch(turn -> turn.matter().subject().equals(faulty))) {
                throw failure;
            }
            var incidents = super.raise(turns, gathering, now);
            raised.addAll(incidents);
            statements++;
            return incidents;
        }
    }
}
