package tn.ars.tuniclaim.importer.command;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncCommand.SyncCancelRequested;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.importer.run.CancelRun;
import tn.ars.tuniclaim.importer.run.StartRun;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

@Component
class CommandListener {

    private final Intake intake;
    private final StartRun startRun;
    private final CancelRun cancelRun;

    CommandListener(Intake intake, StartRun startRun, CancelRun cancelRun) {
        this.intake = intake;
        this.startRun = startRun;
        this.cancelRun = cancelRun;
    }

    @KafkaListener(id = "commands", idIsGroup = false, topics = "tuniclaim.sync-commands")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, this::obey);
    }

    private void obey(Received received) {
        switch (received.event()) {
            case SyncRequested request -> startRun.start(request.runId(), request.trigger(), request.requestedBy());
            case SyncCancelRequested request ->
                cancelRun.cancel(request.runId(), request.requestedBy(), request.reason());
            default -> throw new IllegalArgumentException("no command, though the topic carries nothing else");
        }
    }
}
