package tn.ars.tuniclaim.notifier.letter;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param zone of the times in mails
 * @param linksKey what links that act are signed with, the dashboard's too; without it, mails only link to the page
 * @param linksValid how long such a link may be followed
 */
@ConfigurationProperties("notifier")
record LetterProperties(
        @DefaultValue("http://localhost:8080") URI dashboardUrl,
        @DefaultValue("Africa/Tunis") ZoneId zone,
        @Nullable String linksKey,
        @DefaultValue("7d") Duration linksValid) {

    String dashboard() {
        return dashboardUrl.toString().replaceAll("/+$", "");
    }
}
