package tn.ars.tuniclaim.importer.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.SyncFailure;

/** The partner did not give what it was asked for. */
public abstract sealed class PartnerFault extends RuntimeException {

    private final SyncFailure code;
    private final String reason;

    private PartnerFault(SyncFailure code, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.reason = reason;
    }

    public SyncFailure code() {
        return code;
    }

    /** In words for an operator, without any value of an answer. */
    public String reason() {
        return reason;
    }

    /** Later it may work. */
    public static final class PartnerUnavailable extends PartnerFault {

        private final @Nullable Duration retryAfter;

        PartnerUnavailable(SyncFailure code, String reason, @Nullable Duration retryAfter) {
            super(code, reason, null);
            this.retryAfter = retryAfter;
        }

        PartnerUnavailable(SyncFailure code, String reason, Throwable cause) {
            super(code, reason, cause);
            this.retryAfter = null;
        }

        /** How long the partner wants to be left alone; null when it did not say. */
        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /** No repetition mends it. */
    public static final class PartnerRefused extends PartnerFault {

        PartnerRefused(String reason) {
            super(SyncFailure.PARTNER_REFUSED, reason, null);
        }
    }

    /** Nothing gets through until a person acts. */
    public static final class CredentialsRefused extends PartnerFault {

        CredentialsRefused(String reason) {
            super(SyncFailure.CREDENTIALS_REFUSED, reason, null);
        }
    }
}
