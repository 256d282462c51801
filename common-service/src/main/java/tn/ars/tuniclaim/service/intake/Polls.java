package tn.ars.tuniclaim.service.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * An {@code Error} out of a poll, such as a library that is missing, would end its consumer for good. As an exception it is
 * waited for; the client remembers the record at which it was and does not go past it.
 */
final class Polls {

    private Polls() {}

    /** The JVM's own trouble is left as it is. */
    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> throwExceptionsOnly(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException thrown) {
                        var failure = thrown.getTargetException();
                        throw method.getName().equals("poll")
                                        && failure instanceof Error
                                        && !(failure instanceof VirtualMachineError)
                                ? new KafkaException(failure)
                                : failure;
                    }
                });
    }
}
