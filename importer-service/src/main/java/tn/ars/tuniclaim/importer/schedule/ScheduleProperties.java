package tn.ars.tuniclaim.importer.schedule;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param cron when runs start by themselves, {@code -} for never
 * @param zone in which it is meant
 * @param jitter up to so much later, so that the partner is not asked by everybody at the full hour
 */
@Validated
@ConfigurationProperties("importer.schedule")
record ScheduleProperties(
        @DefaultValue("0 0 * * * *") String cron,
        @DefaultValue("Africa/Tunis") ZoneId zone,
        @DefaultValue("30s") Duration jitter) {}
