package tn.ars.tuniclaim.notifier.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silence how long nothing must be heard of an instance, while others are heard of, until it is missed
 * @param forget how long an instance is missed that nobody takes the place of, while another of its service is at work
 * @param failing how long a change must have waited for the partner until people are told
 */
@ConfigurationProperties("notifier.watch")
record WatchProperties(
        @DefaultValue("45s") Duration silence,
        @DefaultValue("1h") Duration forget,
        @DefaultValue("10m") Duration failing) {}
