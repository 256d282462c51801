package tn.ars.tuniclaim.service;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.annotation.KafkaListener;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** The least service: it hears of payments, and fails as a test asks it to. */
@SpringBootApplication
class ProbeApplication {

    final Queue<Fact<?>> heard = new ConcurrentLinkedQueue<>();
    volatile @Nullable RuntimeException failure;

    /** When the polls of its consumer that failed began, in nanoseconds. */
    final Queue<Long> failedPolls = new ConcurrentLinkedQueue<>();

    /** What poll itself throws, made of a partition that it reads. */
    volatile @Nullable Function<TopicPartition, Throwable> pollFailure;

    private final Intake intake;

    ProbeApplication(Intake intake) {
        this.intake = intake;
    }

    @KafkaListener(topics = "ars.payments")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, this::hear);
    }

    /** Innermost, where the client itself is. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    DefaultKafkaConsumerFactoryCustomizer pollsFailAsAsked() {
        return factory -> factory.addPostProcessor(this::failing);
    }

    @SuppressWarnings("unchecked")
    private <K, V> Consumer<K, V> failing(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    var failing = pollFailure;
                    if (failing != null
                            && method.getName().equals("poll")
                            && !consumer.assignment().isEmpty()) {
                        failedPolls.add(System.nanoTime());
                        throw failing.apply(consumer.assignment().iterator().next());
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void hear(Received received) {
        var failing = failure;
        if (failing != null) {
            throw failing;
        }
        heard.add(received.fact());
    }
}
