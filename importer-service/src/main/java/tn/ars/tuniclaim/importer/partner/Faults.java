package tn.ars.tuniclaim.importer.partner;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.importer.partner.PartnerFault.CredentialsRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tn.ars.tuniclaim.importer.partner.Slicer.NotJson;

/** Decides, here alone, what time mends, what nothing mends and what a person must mend. */
@Component
class Faults {

    static final String NOT_JSON = "the partner's answer is not the JSON that was expected";

    private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429);
    private static final Set<Integer> CREDENTIALS = Set.of(401, 403);

    private final Clock clock;

    Faults(Clock clock) {
        this.clock = clock;
    }

    /** The fault that an answer stands for; none where it is what was asked for. */
    Optional<PartnerFault> in(HttpResponse<?> answer) {
        var status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        var reason = "the partner answered HTTP " + status;
        if (CREDENTIALS.contains(status)) {
            return Optional.of(new CredentialsRefused(reason + ": it does not accept ARS's credentials"));
        }
        return Optional.of(
                status >= 500 || TRANSIENT.contains(status)
                        ? new PartnerUnavailable(SyncFailure.PARTNER_FAILING, reason, retryAfter(answer))
                        : new PartnerRefused(reason));
    }

    PartnerUnavailable of(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException unreached -> unreachable(unreached);
            case HttpTimeoutException silence ->
                new PartnerUnavailable(SyncFailure.PARTNER_TIMED_OUT, "the partner did not answer in time", silence);
            case NotJson broken ->
                new PartnerUnavailable(SyncFailure.PARTNER_UNREADABLE, NOT_JSON + " " + broken.getMessage(), broken);
            case ConnectException refused -> unreachable(refused);
            default ->
                new PartnerUnavailable(
                        SyncFailure.PARTNER_BROKE_OFF, "the connection to the partner broke off", failure);
        };
    }

    private static PartnerUnavailable unreachable(IOException failure) {
        return new PartnerUnavailable(SyncFailure.PARTNER_UNREACHABLE, "the partner cannot be reached", failure);
    }

    /** In seconds or as a date. */
    private @Nullable Duration retryAfter(HttpResponse<?> answer) {
        var header = answer.headers().firstValue("Retry-After").orElse("").strip();
        try {
            return header.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException notSaid) {
            return null;
        }
    }
}
