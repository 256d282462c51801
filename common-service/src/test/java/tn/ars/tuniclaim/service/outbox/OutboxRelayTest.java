package tn.ars.tuniclaim.service.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

class OutboxRelayTest {

    /** Its thread may run before {@code start} returns: that it sees itself as stopped would end it for ever. */
    @RepeatedTest(200)
    void looks_for_facts_from_its_start_however_the_threads_are_scheduled() throws InterruptedException {
        var looks = new Semaphore(0);
        var relay = new OutboxRelay(
                JdbcClient.create(new SimpleDriverDataSource()), new Looking(looks), noKafka(), new JsonMapper());

        relay.start();

        assertThat(looks.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        relay.stop();
    }

    private static KafkaTemplate<String, byte[]> noKafka() {
        return new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(Map.of(), new StringSerializer(), new ByteArraySerializer()));
    }

    /** Finds nothing, each time. */
    private record Looking(Semaphore looks) implements TransactionOperations {

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            looks.release();
            throw new IllegalStateException("no database here");
        }
    }
}
