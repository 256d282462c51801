package tn.ars.tuniclaim.dashboard.resend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param agreeWithin how long a second person has to agree
 * @param rehearsedWithin how old the rehearsal may be that a replay of many names
 */
@ConfigurationProperties("dashboard.resend")
record ResendProperties(
        @DefaultValue("24h") Duration agreeWithin,
        @DefaultValue("1h") Duration rehearsedWithin) {}
