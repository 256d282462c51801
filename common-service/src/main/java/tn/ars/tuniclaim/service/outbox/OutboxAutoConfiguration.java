package tn.ars.tuniclaim.service.outbox;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.service.publish.Facts;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc, TransactionOperations transactions, KafkaTemplate<String, byte[]> kafka, JsonMapper json) {
        return new OutboxRelay(jdbc, transactions, kafka, json);
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, EventCodec codec, Facts facts, JsonMapper json, OutboxRelay relay) {
        return new Outbox(jdbc, codec, facts, json, relay);
    }
}
