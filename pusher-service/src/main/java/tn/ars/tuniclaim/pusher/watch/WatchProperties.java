package tn.ars.tuniclaim.pusher.watch;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param hastenAfter how long what failed is left alone, although the partner is said to be back
 * @param repeatAfter how often people are told again of what is still wrong, so that one lost word is made good
 */
@Validated
@ConfigurationProperties("tuniclaim.watch")
record WatchProperties(
        @NotNull @DefaultValue("1m") Duration hastenAfter,
        @NotNull @DefaultValue("1h") Duration repeatAfter) {}
