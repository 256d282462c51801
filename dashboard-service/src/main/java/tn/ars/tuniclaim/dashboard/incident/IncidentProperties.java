package tn.ars.tuniclaim.dashboard.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param quiet how long nothing must be heard of a cause that nobody resolves before its incident ends by itself
 * @param linksKey what the notifier signs links in mails with, at least 16 bytes; without it, no link asks for anything
 */
@ConfigurationProperties("dashboard.incident")
record IncidentProperties(
        @DefaultValue("1h") Duration quiet, @Nullable String linksKey) {}
