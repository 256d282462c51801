package tn.ars.tuniclaim.pusher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.pusher.RunningPusher;
import tn.ars.tuniclaim.pusher.alert.Alerts;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;
import tn.ars.tuniclaim.testparts.KafkaDoor;

@RunningPusher
class PartnerWatchFlowTest {

    @Autowired
    KafkaDoor kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Alerts alerts;

    @Autowired
    Park park;

    @Autowired
    WatchProperties settings;

    @Autowired
    TransactionOperations transactions;

    private final EventCodec codec = new EventCodec();

    @Test
    void tells_once_that_it_is_wrong_and_once_that_it_is_over() {
        var instance = instance();
        for (var condition : List.of(
                Condition.UNTRIED,
                Condition.CREDENTIALS_REFUSED,
                Condition.CREDENTIALS_REFUSED,
                Condition.AVAILABLE,
                Condition.AVAILABLE,
                Condition.CREDENTIALS_REFUSED,
                Condition.AVAILABLE)) {
            instance.accept(condition);
        }

        var alerts = kafka.awaitRecords(
                Topic.ALERTS.topicName(), 4, record -> alert(record).cause() == AlertCause.CREDENTIALS_REFUSED);
        assertThat(alerts.stream().map(record -> alert(record) instanceof AlertRaised ? "raised" : "resolved"))
                .containsExactly("raised", "resolved", "raised", "resolved");
    }

    @Test
    void what_an_instance_raised_that_died_is_resolved_by_another_that_got_through_since() {
        var dead = instance();
        var heir = instance();
        dead.accept(Condition.UNAVAILABLE);
        heir.accept(Condition.AVAILABLE);
        assertThat(outages()).isEqualTo(1);

        jdbc.sql("update outage set seen_at = seen_at - interval '1 minute'").update();
        heir.accept(Condition.AVAILABLE);
        assertThat(outages()).isZero();
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record ->
                        alert(record) instanceof AlertResolved over && over.cause() == AlertCause.PARTNER_UNAVAILABLE);
    }

    @Test
    void an_alert_is_told_with_the_time_it_was_given() {
        var at = Instant.parse("2026-11-22T08:00:00.123456Z");
        transactions.executeWithoutResult(_ -> alerts.add(new AlertResolved(AlertCause.SYNC_FAILED, "given"), at));

        var told = kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> new AlertResolved(AlertCause.SYNC_FAILED, "given").equals(alert(record)));
        assertThat(told.stream().map(record -> KafkaDoor.header(record, "ce_time")))
                .containsExactly(Optional.of(at.toString()));
    }

    private int outages() {
        return jdbc.sql("select count(*) from outage").query(Integer.class).single();
    }

    /** One besides that of the running service, whose own timer looks on. */
    private Consumer<Condition> instance() {
        var watch = new PartnerWatch(jdbc, alerts, park, settings, Clock.systemUTC());
        return condition -> transactions.executeWithoutResult(_ -> watch.note(condition, Instant.now(), 0));
    }

    private Alert alert(ConsumerRecord<String, byte[]> record) {
        try {
            return (Alert) codec.read(record).event();
        } catch (UnreadableEvent broken) {
            throw new AssertionError(broken);
        }
    }
}
