package tn.ars.tuniclaim.notifier.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.service.intake.Received;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** What the topics say, and which alerts come of it. */
@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class WatchTest {

    private final Instant now = Instant.now();

    private final String service = "service-" + UUID.randomUUID();
    private final WatchInstances instances;
    private final FailingPushes pushes;
    private final WatchPushes watchPushes;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final KafkaDoor kafka;
    private final JdbcClient jdbc;

    WatchTest(
            @Autowired WatchInstances instances,
            @Autowired FailingPushes pushes,
            @Autowired WatchPushes watchPushes,
            @Autowired Outbox outbox,
            @Autowired TransactionOperations transactions,
            @Autowired KafkaDoor kafka,
            @Autowired JdbcClient jdbc) {
        this.instances = instances;
        this.pushes = pushes;
        this.watchPushes = watchPushes;
        this.outbox = outbox;
        this.transactions = transactions;
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    /** The newest report of all says what time it is. */
    @BeforeEach
    void forget() {
        jdbc.sql("delete from instance").update();
    }

    @Test
    void an_instance_that_falls_silent_is_missed_until_another_takes_its_place() {
        report(service, "one", Health.UP, 0, 0);
        report("other-" + service, "one", Health.UP, 40, 0);
        assertThat(instances()).isEmpty();

        report("other-" + service, "one", Health.UP, 46, 0);
        assertThat(instances())
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertRaised.class,
                        gone -> assertThat(gone.detail()).isEqualTo(service + ", instance one is gone without a word"));

        report(service, "two", Health.UP, 60, 50);
        assertThat(instances()).last().isInstanceOf(AlertResolved.class);
    }

    @Test
    void the_only_instance_of_a_service_is_missed_for_as_long_as_it_is_away() {
        report(service, "one", Health.UP, 0, 0);
        report("other-" + service, "one", Health.UP, 46, 0);
        report("other-" + service, "one", Health.UP, 3_700, 0);
        assertThat(instances()).singleElement().isInstanceOf(AlertRaised.class);

        report(service, "one", Health.UP, 3_710, 3_705);
        assertThat(instances()).hasSize(2).last().isInstanceOf(AlertResolved.class);
    }

    @Test
    void an_instance_less_is_forgotten_after_a_while_when_another_goes_on() {
        report(service, "one", Health.UP, 0, 0);
        report(service, "two", Health.UP, 46, 0);
        assertThat(instances()).singleElement().isInstanceOf(AlertRaised.class);

        report(service, "two", Health.UP, 3_700, 0);
        assertThat(instances()).hasSize(2).last().isInstanceOf(AlertResolved.class);
    }

    @Test
    void an_instance_that_said_goodbye_is_not_missed_nor_is_anybody_while_all_are_silent() {
        report(service, "one", Health.STOPPED, 0, 0);
        report("other-" + service, "one", Health.UP, 3_000, 0);

        assertThat(instances()).isEmpty();
    }

    @Test
    void only_down_is_unhealthy_and_it_is_said_once() {
        report(service, "one", Health.DEGRADED, 100, 0);
        assertThat(instances()).isEmpty();

        report(service, "one", Health.DOWN, 105, 0);
        report(service, "one", Health.DOWN, 110, 0);
        assertThat(instances()).hasSize(1);

        report(service, "one", Health.UP, 115, 0);
        assertThat(instances()).hasSize(2).last().isInstanceOf(AlertResolved.class);
    }

    @Test
    void forgets_instances_of_long_ago_but_never_the_last_of_a_service() {
        var month = Retention.LEAST.toSeconds();
        report(service, "one", Health.STOPPED, 0, 0);
        report(service, "two", Health.UP, 10, 5);
        report("lost-" + service, "one", Health.UP, 0, 0);
        report("other-" + service, "one", Health.UP, month, 0);
        instances.forgetOld();
        assertThat(known()).hasSize(4);

        report("other-" + service, "one", Health.UP, month + 5, 0);
        instances.forgetOld();
        assertThat(known()).containsExactly("lost-" + service + " one", "other-" + service + " one", service + " two");
    }

    @Test
    void a_change_that_the_partner_fails_on_for_long_is_told_of_until_it_is_delivered() {
        var push = new PushSubject(
                service, new BordereauReference("BRD-1"), null, PushKind.STATUS, "EN_COURS", now.minusSeconds(4_000));
        pushes.take(List.of(received(parked(push, ParkReason.BORDEREAU_UNKNOWN), Duration.ofMinutes(20))));
        watchPushes.look();
        assertThat(alerts("PUSHES_FAILING")).isEmpty();

        pushes.take(List.of(received(parked(push, ParkReason.PARTNER_FAILING), Duration.ofMinutes(11))));
        watchPushes.look();
        watchPushes.look();
        assertThat(alerts("PUSHES_FAILING")).singleElement().isInstanceOfSatisfying(AlertRaised.class, failing -> {
            assertThat(failing.detail()).startsWith("1 change(s) of 1 bordereau(x) wait");
            assertThat(failing.bordereau()).isEqualTo(new BordereauReference("BRD-1"));
        });

        pushes.take(List.of(received(new PushDelivered(push, 9, Duration.ofSeconds(1)), Duration.ZERO)));
        watchPushes.look();
        assertThat(alerts("PUSHES_FAILING")).hasSize(2).last().isInstanceOf(AlertResolved.class);
    }

    private PushParked parked(PushSubject push, ParkReason reason) {
        return new PushParked(push, reason, 3, "answered 503", now);
    }

    private void report(String of, String instance, Health health, long second, long startedAt) {
        var start = now.minusSeconds(4_000);
        var reported = new InstanceHealthReported(of, instance, health, Map.of(), start.plusSeconds(startedAt));
        instances.take(List.of(received(reported, Duration.between(start.plusSeconds(second), now))));
    }

    private Received received(Event event, Duration ago) {
        var fact = Fact.of(event, now.minus(ago), URI.create("/ars/test"));
        var sent = new EventCodec().write(fact);
        return new Received(fact, new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value()));
    }

    private List<String> known() {
        return jdbc.sql("select service || ' ' || instance from instance order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<Alert> instances() {
        return alerts("INSTANCE_UNHEALTHY/" + service);
    }

    /** What was added to the outbox is on Kafka soon: a fact of ours behind it says when. */
    private List<Alert> alerts(String key) {
        var mark = Fact.of(
                new AlertResolved(AlertCause.SYNC_FAILED, UUID.randomUUID().toString()), now, URI.create("/ars/test"));
        transactions.executeWithoutResult(_ -> outbox.addAll(List.of(mark)));
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> KafkaDoor.header(record, "ce_id")
                        .filter(mark.id()::equals)
                        .isPresent());
        return kafka.read(Topic.ALERTS.topicName()).stream()
                .filter(record -> key.equals(record.key()))
                .map(WatchTest::alert)
                .toList();
    }

    private static Alert alert(ConsumerRecord<String, byte[]> record) {
        try {
            return (Alert) new EventCodec().read(record).event();
        } catch (UnreadableEvent unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
