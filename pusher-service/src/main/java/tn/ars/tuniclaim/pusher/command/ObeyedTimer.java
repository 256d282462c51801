package tn.ars.tuniclaim.pusher.command;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Commands are remembered for as long as Kafka could bring them again, and some more to be safe. */
@Component
class ObeyedTimer {

    private final Commands commands;
    private final CommandProperties settings;

    ObeyedTimer(Commands commands, CommandProperties settings) {
        this.commands = commands;
        this.settings = settings;
    }

    @Scheduled(fixedRateString = "PT6H", initialDelayString = "PT10M")
    void tick() {
        commands.forgetOlderThan(settings.remembered());
    }
}
