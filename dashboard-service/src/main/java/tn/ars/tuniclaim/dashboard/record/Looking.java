package tn.ars.tuniclaim.dashboard.record;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.ConsumerFactory;

/** Consumers that look at records and belong to no group. */
public final class Looking {

    private Looking() {}

    public static Consumer<String, byte[]> of(ConsumerFactory<String, byte[]> consumers, Map<String, Object> settings) {
        var own = new Properties();
        settings.forEach((name, value) -> own.setProperty(name, value.toString()));
        own.setProperty("enable.auto.commit", "false");
        own.setProperty("default.api.timeout.ms", "5000");
        return consumers.createConsumer("dashboard-looking", null, null, own);
    }
}
