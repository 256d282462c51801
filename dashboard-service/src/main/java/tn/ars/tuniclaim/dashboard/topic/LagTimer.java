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

    LagTimer(Offsets offsets, Lags lags) {
        this.offsets = offsets;
        this.lags = lags;
    }

    @Scheduled(fixedDelayString = "${dashboard.lag.interval:PT5S}")
    void tick() {
        try {
            lags.add(offsets.sample());
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            log.atDebug()
                    .addKeyValue("failure", away.getClass().getName())
                    .log("how far the groups have come is not known: Kafka is away");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
