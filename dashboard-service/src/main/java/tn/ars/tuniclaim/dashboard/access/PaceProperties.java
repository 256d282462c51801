package tn.ars.tuniclaim.dashboard.access;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast one account may call, at each instance.
 *
 * @param callsPerSecond as long as one likes
 * @param burst calls at once after a rest
 */
@Validated
@ConfigurationProperties("dashboard.pace")
record PaceProperties(
        @DefaultValue("100") @Min(1) int callsPerSecond,
        @DefaultValue("500") @Min(1) int burst) {}
