package tn.ars.tuniclaim.dashboard.rebuild;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Before anything asks the database, and long before the first listener of this instance begins to read. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    /** Longer than Kafka takes to notice that an instance was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Bean
    FlywayMigrationStrategy tables(
            KafkaAdmin kafka,
            @Value("${spring.kafka.consumer.group-id}") String group,
            @Value("${dashboard.rebuild:false}") boolean rebuild) {
        return others -> {
            others.migrate();
            var readModels = new ReadModels(others, new Reading(kafka, group, PATIENCE));
            if (rebuild) {
                readModels.renew();
            } else {
                readModels.prepare();
            }
        };
    }
}
