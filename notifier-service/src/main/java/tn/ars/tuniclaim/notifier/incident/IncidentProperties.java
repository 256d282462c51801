package tn.ars.tuniclaim.notifier.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param gathering how long alerts are gathered before the first notice; what is over sooner is told to nobody
 * @param interval the least between two notices of one incident, but for the one that it is over
 * @param repeat how long after the last notice people are reminded of what is open
 * @param settle how long nothing must come after the word that it is over; what comes sooner is the same incident. Once it has
 *     come again, {@code interval} where that is longer
 * @param quiet how long nothing must be heard of a cause that nobody resolves before its incident ends by itself
 */
@ConfigurationProperties("notifier")
record IncidentProperties(
        @Name("wait") @DefaultValue("25s") Duration gathering,
        @DefaultValue("5m") Duration interval,
        @DefaultValue("4h") Duration repeat,
        @DefaultValue("1m") Duration settle,
        @DefaultValue("1h") Duration quiet) {}
