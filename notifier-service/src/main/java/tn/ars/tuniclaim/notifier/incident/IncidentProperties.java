package tn.ars.tuniclaim.notifier.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param gathering how long alerts are gathered before the first mail; what is over sooner is told to nobody
 * @param quiet how long nothing must be heard of a cause that nobody resolves before its incident ends by itself
 */
@ConfigurationProperties("notifier")
record IncidentProperties(
        @Name("wait") @DefaultValue("5s") Duration gathering,
        @DefaultValue("1h") Duration quiet) {}
