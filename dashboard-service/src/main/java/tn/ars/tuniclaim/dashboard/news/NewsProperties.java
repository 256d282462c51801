package tn.ars.tuniclaim.dashboard.news;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pause between two pieces of news for one page, at least
 * @param perSecond how often in all pages are told that something is new: with many of them, each is told less often
 * @param heartbeat silence after which a page hears that the connection lives
 * @param pagesOfAccount open at once; the one that is open longest makes room, and looks by itself from then on
 * @param pages open at once, of all; one more only looks by itself
 */
@ConfigurationProperties("dashboard.news")
record NewsProperties(
        @DefaultValue("1s") Duration pause,
        @DefaultValue("25") int perSecond,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20") int pagesOfAccount,
        @DefaultValue("2000") int pages) {

    private static final Duration LATEST = Duration.ofSeconds(25);

    /** Pages look by themselves every thirty seconds: later than that would be for nothing. */
    Duration pause(int open) {
        var shared = Duration.ofMillis(1_000L * open / perSecond);
        var longer = shared.compareTo(pause) > 0 ? shared : pause;
        return longer.compareTo(LATEST) > 0 ? LATEST : longer;
    }
}
