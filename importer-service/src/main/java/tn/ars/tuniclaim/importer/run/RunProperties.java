package tn.ars.tuniclaim.importer.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param batchSize bordereaux written in one transaction at most
 * @param batchBytes of the partner's answer written in one transaction, and one entry more at most
 * @param deadAfter how long the owner of a run may be silent before the run is taken from it; several heartbeats
 * @param keep how long an ended run is kept, with what it rejected and where it differed
 * @param keepRaw how long a rejected entry is kept as the partner wrote it
 */
@Validated
@ConfigurationProperties("importer")
record RunProperties(
        @DefaultValue("250") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("2MB") DataSize batchBytes,
        @DefaultValue("20s") Duration deadAfter,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("30d") Duration keepRaw) {}
