package tn.ars.tuniclaim.pusher.partner;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Decides, alone, what a reply means. */
final class Faults {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String NO_ROOM = "too many concurrent streams";

    private Faults() {}

    enum Meaning {
        ACCEPTED,
        /** No retry mends it. */
        REFUSED,
        NOT_FOUND,
        /** May work later. */
        TRANSIENT,
        /** ARS's own credentials: no change gets through. */
        CREDENTIALS_REFUSED
    }

    static Meaning meaning(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> meaning(answered.status());
            case Reply.Silent _ -> Meaning.TRANSIENT;
        };
    }

    private static Meaning meaning(int status) {
        return switch (status) {
            case 401, 403 -> Meaning.CREDENTIALS_REFUSED;
            case 404 -> Meaning.NOT_FOUND;
            case 408, 425, TOO_MANY_REQUESTS -> Meaning.TRANSIENT;
            default ->
                switch (status / 100) {
                    case 2 -> Meaning.ACCEPTED;
                    case 4 -> Meaning.REFUSED;
                    default -> Meaning.TRANSIENT;
                };
        };
    }

    /**
     * True when a failure tells of the partner and not just of this bordereau. One that failed a moment ago tells nothing
     * new, unless there was no connection at all: one poisoned bordereau must not stop the others. Being asked to slow
     * down is no failure.
     */
    static boolean tellsOfPartner(Reply failed, BooleanSupplier isNews) {
        return switch (failed) {
            case Reply.Answered answered -> answered.status() != TOO_MANY_REQUESTS && isNews.getAsBoolean();
            case Reply.Silent silent -> !silent.connected() || isNews.getAsBoolean();
        };
    }

    /** True when the partner may have received the call all the same. */
    static boolean mayHaveArrived(Reply reply) {
        return reply instanceof Reply.Silent silent && silent.connected();
    }

    static Reply.Silent silence(Throwable failure) {
        if (isAmongCauses(failure, HttpConnectTimeoutException.class)
                || isAmongCauses(failure, ConnectException.class)
                || isAmongCauses(failure, UnknownHostException.class)
                || isAmongCauses(failure, UnresolvedAddressException.class)
                || isAmongCauses(failure, NoRouteToHostException.class)) {
            return new Reply.Silent("no connection", false);
        }
        return isAmongCauses(failure, HttpTimeoutException.class)
                ? new Reply.Silent("no answer in time", true)
                : new Reply.Silent("the connection broke", true);
    }

    /**
     * True when the one HTTP/2 connection had no room for the call. The client makes no second one and says so in words only;
     * what it cannot take goes another way.
     */
    static boolean wasNeverSent(Throwable failure) {
        return causes(failure).anyMatch(cause -> NO_ROOM.equals(cause.getMessage()));
    }

    private static boolean isAmongCauses(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    static String detail(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered
            when answered.status() / 100 == 3 ->
                "HTTP " + answered.status() + ", a redirect: tuniclaim.base-url is not the partner's own address";
            case Reply.Answered answered -> "HTTP " + answered.status();
            case Reply.Silent silent -> silent.what();
        };
    }
}
