package tn.ars.tuniclaim.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause.Severity;

/**
 * Who is told of what. For each recipient the first route that fits decides; a recipient whom none fits is told nothing.
 *
 * @param routes in their order
 */
public record NoticeRoutes(List<Recipient> recipients, List<Route> routes) {

    public NoticeRoutes {
        Required.field(recipients, "recipients");
        Required.field(routes, "routes");
        recipients = List.copyOf(recipients);
        routes = List.copyOf(routes);
        if (recipients.stream().map(Recipient::address).distinct().count() < recipients.size()) {
            throw new IllegalArgumentException("recipients must have an address each of their own");
        }
    }

    /** When that recipient is told; {@code NONE} where no route fits. */
    public NoticePace pace(Recipient recipient, NoticeTheme theme, Severity severity) {
        return routes.stream()
                .filter(route -> route.fits(recipient, theme, severity))
                .map(Route::pace)
                .findFirst()
                .orElse(NoticePace.NONE);
    }

    /**
     * @param address a plain mail address, or {@code webhook:} with the name of one that the notifier's settings know
     * @param roles ARS's words, such as {@code ADMINISTRATEUR}
     * @param perHour the most notices in an hour, the rest is one summary; null: what the notifier's settings say
     */
    public record Recipient(
            String address,
            NoticeLanguage language,
            List<String> roles,
            @Nullable Integer perHour) {

        private static final String WEBHOOK = "webhook:";
        private static final int LONGEST = 254;

        public Recipient {
            Required.field(address, "address");
            Required.field(language, "language");
            Required.field(roles, "roles");
            roles = List.copyOf(roles);
            if (address.length() > LONGEST
                    || !address.matches("webhook:[\\w.-]+|[^\\s@<>,;\"\\p{Cntrl}]+@[^\\s@<>,;\"\\p{Cntrl}]+")) {
                throw new IllegalArgumentException(
                        "address must be a plain mail address such as ops@ars.tn, or webhook: and a name");
            }
            if (perHour != null && perHour < 1) {
                throw new IllegalArgumentException("perHour must be at least 1");
            }
        }

        @JsonIgnore
        public boolean isWebhook() {
            return address.startsWith(WEBHOOK);
        }
    }

    /**
     * @param role null: recipients of any role, and of none
     * @param theme null: any
     * @param severity this one and graver ones; null: any
     */
    public record Route(
            @Nullable String role,
            @Nullable NoticeTheme theme,
            @Nullable Severity severity,
            NoticePace pace) {

        public Route {
            Required.field(pace, "pace");
        }

        private boolean fits(Recipient recipient, NoticeTheme about, Severity gravity) {
            return (role == null || recipient.roles().contains(role))
                    && (theme == null || theme == about)
                    && (severity == null || gravity.compareTo(severity) >= 0);
        }
    }
}
