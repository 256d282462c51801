package tn.ars.tuniclaim.pusher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Has the polls of the changes' consumer fail as a test asks for, as if a batch could not be decompressed. */
@TestConfiguration(proxyBeanMethods = false)
public class BrokenPolls {

    private static volatile @Nullable Function<TopicPartition, Throwable> failure;
    private static volatile boolean failed;

    /** What poll throws, made of a partition that it reads; null for none. */
    static void breakWith(@Nullable Function<TopicPartition, Throwable> thrown) {
        failed = false;
        failure = thrown;
    }

    /** False as long as a poll may be under way that began before. */
    static boolean haveFailed() {
        return failed;
    }

    /** Innermost, where the client itself is. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    DefaultKafkaConsumerFactoryCustomizer pollsFailAsAsked() {
        return factory -> factory.addPostProcessor(BrokenPolls::failing);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Consumer<K, V> failing(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    var breaking = failure;
                    if (breaking != null && method.getName().equals("poll")) {
                        var changes = consumer.assignment().stream()
                                .filter(partition -> partition.topic().startsWith("ars."))
                                .findFirst();
                        if (changes.isPresent()) {
                            failed = true;
                            throw breaking.apply(changes.get());
                        }
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
