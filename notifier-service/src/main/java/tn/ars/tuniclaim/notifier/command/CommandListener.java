package tn.ars.tuniclaim.notifier.command;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentCommand;
import tn.ars.tuniclaim.service.intake.Intake;

/** In a group of its own, so that nobody waits for the alerts. */
@Component
class CommandListener {

    private final Intake intake;
    private final Commands commands;

    CommandListener(Intake intake, Commands commands) {
        this.intake = intake;
        this.commands = commands;
    }

    @KafkaListener(
            id = "commands",
            groupId = "${spring.application.name}-commands",
            topics = "integration.incident-commands")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, received -> commands.obey(received.fact().id(), (IncidentCommand) received.event()));
    }
}
