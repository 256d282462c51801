package tn.ars.tuniclaim.bench.stage;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a JVM's heap holds right after a full collection, asked for again and again: what is garbage does not count. It slows the
 * JVM down, so it is no companion of a measurement of time.
 */
public final class LiveHeap implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<GarbageCollectorMXBean> collectors;
    private final Set<String> pools;
    private final Thread thread;
    private volatile long peak;
    private volatile boolean closing;

    private LiveHeap(JMXConnector connector, MBeanServerConnection jvm) throws IOException {
        this.connector = connector;
        this.memory = ManagementFactory.getPlatformMXBean(jvm, MemoryMXBean.class);
        this.collectors = ManagementFactory.getPlatformMXBeans(jvm, GarbageCollectorMXBean.class);
        this.pools = ManagementFactory.getPlatformMXBeans(jvm, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        this.thread = Thread.ofPlatform().daemon().name("live-heap").start(this::watch);
    }

    /** Begins at once. */
    @SuppressWarnings("BanJNDI") // the address is that of a process that we started
    static LiveHeap of(Process process) {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            var address = machine.startLocalManagementAgent();
            machine.detach();
            var connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            return new LiveHeap(connector, connector.getMBeanServerConnection());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (AttachNotSupportedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** In bytes, the most that was seen so far. */
    public long peak() {
        return peak;
    }

    private void watch() {
        while (!closing) {
            memory.gc();
            peak = Math.max(peak, afterLastFullCollection());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** The collector that looks after most pools is the one that collects everything. */
    private long afterLastFullCollection() {
        return collectors.stream()
                .filter(collector -> collector.getLastGcInfo() != null)
                .max(Comparator.comparingInt(collector -> collector.getMemoryPoolNames().length))
                .map(collector -> collector.getLastGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> pools.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum())
                .orElse(0L);
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            connector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
