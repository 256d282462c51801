package tn.ars.tuniclaim.notifier.notice;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;
import tn.ars.tuniclaim.event.NoticeTheme;

/**
 * Who is told what, until somebody changes it by a command.
 *
 * @param recipients plain addresses in {@code language}, each an administrator
 * @param people more recipients, with all that can be said of one
 * @param routes in their order; without any, administrators are told of the services' health and nobody else is, imports are in
 *     the digest of the day, and all the rest is told to everybody at once
 * @param perHour the most notices that one recipient gets in an hour, where the recipient does not say otherwise
 * @param from its host names the mails
 */
@ConfigurationProperties("notifier")
record NoticeProperties(
        @DefaultValue List<String> recipients,
        @DefaultValue List<Recipient> people,
        @DefaultValue List<Route> routes,
        @DefaultValue("fr") NoticeLanguage language,
        @DefaultValue("20") int perHour,
        @DefaultValue("alerts@ars.local") String from,
        @DefaultValue("Africa/Tunis") ZoneId zone,
        @DefaultValue Digest digest) {

    private static final String ADMINISTRATOR = "ADMINISTRATEUR";
    private static final List<Route> USUAL = List.of(
            new Route(ADMINISTRATOR, NoticeTheme.HEALTH, null, NoticePace.IMMEDIATE),
            new Route(null, NoticeTheme.HEALTH, null, NoticePace.NONE),
            new Route(null, NoticeTheme.IMPORT, null, NoticePace.DAILY),
            new Route(null, null, null, NoticePace.IMMEDIATE));

    NoticeProperties {
        recipients.forEach(Addresses::require);
        people.forEach(Addresses::require);
    }

    NoticeRoutes configured() {
        var all = Stream.concat(recipients.stream().map(this::administrator), people.stream());
        return new NoticeRoutes(all.toList(), routes.isEmpty() ? USUAL : routes);
    }

    int perHour(Recipient recipient) {
        var own = recipient.perHour();
        return own == null ? perHour : own;
    }

    /** What {@code from} has after the at sign. */
    String host() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    private Recipient administrator(String address) {
        return new Recipient(address, language, List.of(ADMINISTRATOR), null);
    }

    /**
     * @param at local time
     * @param day of the weekly one
     */
    record Digest(
            @DefaultValue("08:00") LocalTime at,
            @DefaultValue("monday") DayOfWeek day) {}
}
