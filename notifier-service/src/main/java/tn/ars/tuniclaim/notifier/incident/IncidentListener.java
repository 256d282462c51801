package tn.ars.tuniclaim.notifier.incident;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class IncidentListener {

    private final TakeAlerts alerts;

    IncidentListener(TakeAlerts alerts) {
        this.alerts = alerts;
    }

    @KafkaListener(
            topics = "#{T(tn.ars.tuniclaim.event.Topic).ALERTS.topicName()}",
            properties = "max.poll.records=5000")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        alerts.take(batch);
    }
}
