package tn.ars.tuniclaim.importer.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batchSize bordereaux written in one transaction
 * @param deadAfter how long the owner of a run may be silent before the run is taken from it; several heartbeats
 */
@Validated
@ConfigurationProperties("importer")
record RunProperties(
        @DefaultValue("50") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("30s") Duration deadAfter) {}
