package tn.ars.tuniclaim.importer.command;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncCommand;
import tn.ars.tuniclaim.event.SyncCommand.RejectionsRetryRequested;
import tn.ars.tuniclaim.event.SyncCommand.SchedulePauseRequested;
import tn.ars.tuniclaim.event.SyncCommand.ScheduleResumeRequested;
import tn.ars.tuniclaim.event.SyncCommand.SyncCancelRequested;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.importer.run.CancelRun;
import tn.ars.tuniclaim.importer.run.StartRun;
import tn.ars.tuniclaim.importer.schedule.ChangeSchedule;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

@Component
class CommandListener {

    private final Intake intake;
    private final StartRun startRun;
    private final CancelRun cancelRun;
    private final ChangeSchedule changeSchedule;

    CommandListener(Intake intake, StartRun startRun, CancelRun cancelRun, ChangeSchedule changeSchedule) {
        this.intake = intake;
        this.startRun = startRun;
        this.cancelRun = cancelRun;
        this.changeSchedule = changeSchedule;
    }

    @KafkaListener(id = "commands", idIsGroup = false, topics = "tuniclaim.sync-commands")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, this::obey);
    }

    private void obey(Received received) {
        switch ((SyncCommand) received.event()) {
            case SyncRequested it -> startRun.start(it.runId(), it.trigger(), it.requestedBy());
            case SyncCancelRequested it -> cancelRun.cancel(it.runId(), it.requestedBy(), it.reason());
            case RejectionsRetryRequested it ->
                startRun.retry(it.runId(), it.requestedBy(), it.rejectedRun(), it.position());
            case SchedulePauseRequested it -> changeSchedule.pause(it.requestedBy(), it.reason());
            case ScheduleResumeRequested it -> changeSchedule.resume(it.requestedBy(), it.reason());
        }
    }
}
