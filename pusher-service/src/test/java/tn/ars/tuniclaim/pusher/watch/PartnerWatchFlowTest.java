package tn.ars.tuniclaim.pusher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.pusher.RunningPusher;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;
import tn.ars.tuniclaim.testparts.KafkaDoor;

@RunningPusher
class PartnerWatchFlowTest {

    @Autowired
    PartnerWatch watch;

    @Autowired
    KafkaDoor kafka;

    private final EventCodec codec = new EventCodec();

    /** What is known is in the database alone, so a second call stands for one after a restart. */
    @Test
    void tells_once_that_it_is_wrong_and_once_that_it_is_over() {
        watch.note(Condition.UNTRIED);
        watch.note(Condition.CREDENTIALS_REFUSED);
        watch.note(Condition.CREDENTIALS_REFUSED);
        watch.note(Condition.AVAILABLE);
        watch.note(Condition.AVAILABLE);
        watch.note(Condition.CREDENTIALS_REFUSED);
        watch.note(Condition.AVAILABLE);

        var alerts = kafka.awaitRecords(
                Topic.ALERTS.topicName(), 4, record -> alert(record).cause() == AlertCause.CREDENTIALS_REFUSED);
        assertThat(alerts.stream().map(record -> alert(record) instanceof AlertRaised ? "raised" : "resolved"))
                .containsExactly("raised", "resolved", "raised", "resolved");
    }

    private Alert alert(ConsumerRecord<String, byte[]> record) {
        try {
            return (Alert) codec.read(record).event();
        } catch (UnreadableEvent broken) {
            throw new AssertionError(broken);
        }
    }
}
