package tn.ars.tuniclaim.pusher.command;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.PushCommand;
import tn.ars.tuniclaim.service.intake.Intake;

/** In a group of its own, so that changes are no part of it. */
@Component
class CommandListener {

    private final Intake intake;
    private final Commands commands;

    CommandListener(Intake intake, Commands commands) {
        this.intake = intake;
        this.commands = commands;
    }

    @KafkaListener(id = "commands", groupId = "${spring.application.name}-commands", topics = "tuniclaim.push-commands")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(
                batch,
                received ->
                        commands.obey(received.fact().id(), received.fact().time(), (PushCommand) received.event()));
    }
}
