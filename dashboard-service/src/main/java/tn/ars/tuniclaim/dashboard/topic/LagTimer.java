package tn.ars.tuniclaim.dashboard.topic;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class LagTimer {

    private static final Logger log = LoggerFactory.getLogger(LagTimer.class);

    private final Offsets offsets;
    private final Lags lags;
    private final Retentions retentions;

    LagTimer(Offsets offsets, Lags lags, Retentions retentions) {
        this.offsets = offsets;
        this.lags = lags;
        this.retentions = retentions;
    }

    @Scheduled(fixedDelayString = "${dashboard.lag.interval:PT5S}")
    void tick() {
        ask("how far the groups have come", () -> lags.add(offsets.sample()));
    }

    @Scheduled(fixedDelayString = "PT1M")
    void tickSlowly() {
        ask("how long topics are kept", () -> retentions.tell(offsets.kept()));
    }

    private static void ask(String what, Question question) {
        try {
            question.ask();
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            log.atDebug()
                    .addKeyValue("what", what)
                    .addKeyValue("failure", away.getClass().getName())
                    .log("it is not known: Kafka is away");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Question {
        void ask() throws ExecutionException, TimeoutException, InterruptedException;
    }
}
