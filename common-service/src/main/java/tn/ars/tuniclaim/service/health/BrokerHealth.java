package tn.ars.tuniclaim.service.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;

/** Whether the broker answers. Degraded when not: the service waits for it and picks up by itself. */
class BrokerHealth extends AbstractHealthIndicator implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Admin admin;

    BrokerHealth(KafkaAdmin admin) {
        super("the broker does not answer");
        this.admin = Admin.create(Map.copyOf(admin.getConfigurationProperties()));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                    .clusterId()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            health.up();
        } catch (ExecutionException | TimeoutException away) {
            health.status("DEGRADED");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofMillis(TIMEOUT_MILLIS));
    }
}
