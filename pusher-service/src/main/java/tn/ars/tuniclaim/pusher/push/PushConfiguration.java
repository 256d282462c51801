package tn.ars.tuniclaim.pusher.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.pusher.alert.Alerts;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneSettings;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.service.intake.DeadLetters;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.outbox.Outbox;

@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    /** At a stop, calls under way may end; longer than the longest call. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For what meets an outage of our own: the database's, mostly. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /**
     * Whether anything gets through is not known at the start, so one bordereau leads the others, as after an outage. The bean is
     * stopped by its listener, and closing it again does nothing.
     */
    @Bean
    LaneConsumer<Change> lanes(ChangeSource source, ChangeWork work, PushProperties settings) {
        return new LaneConsumer<>(
                source,
                work,
                new LaneSettings(settings.lanes(), 1, settings.window(), FIRST_PAUSE, LONGEST_PAUSE, PATIENCE));
    }

    @Bean
    ChangeWork changeWork(Intake intake, Names names, PushChanges push, Ledger ledger) {
        return new ChangeWork(intake::read, names, push, ledger);
    }

    @Bean
    Lanes parkLanes(PushProperties settings) {
        return new Lanes(settings.parkLanes(), PATIENCE);
    }

    @Bean
    Delays delays(PushProperties settings, Clock clock) {
        return new Delays(
                settings.firstDelay(),
                settings.longestDelay(),
                clock,
                () -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    Results results(Outbox outbox, Alerts alerts, DeadLetters deadLetters) {
        return new Results() {
            @Override
            public void add(Event... events) {
                outbox.add(events);
            }

            @Override
            public void raise(AlertRaised alert, Instant at) {
                alerts.add(alert, at);
            }

            @Override
            public void setAside(Fact<?> fact, String reason) {
                deadLetters.setAside(fact, reason);
            }
        };
    }
}
