package tn.ars.tuniclaim.importer.command;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentCommand.ChannelTestRequested;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.importer.partner.TestPartner;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** Of what people ask about connections, the test of that to the partner is ours; the rest is the notifier's. */
@Component
class TestListener {

    private final Intake intake;
    private final TestPartner testPartner;

    TestListener(Intake intake, TestPartner testPartner) {
        this.intake = intake;
        this.testPartner = testPartner;
    }

    @KafkaListener(id = "tests", idIsGroup = false, topics = "integration.incident-commands")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.lookOn(batch, commands -> commands.forEach(this::obey));
    }

    private void obey(Received received) {
        if (received.event() instanceof ChannelTestRequested(var channel, var _)
                && (channel == null || channel.equals(ChannelTested.PARTNER))) {
            testPartner.test();
        }
    }
}
