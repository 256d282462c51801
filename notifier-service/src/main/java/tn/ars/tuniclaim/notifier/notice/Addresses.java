package tn.ars.tuniclaim.notifier.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;

/** Plain mail addresses. */
public final class Addresses {

    private Addresses() {}

    /** Whether each recipient is a webhook, or has a plain mail address. */
    public static boolean areAll(NoticeRoutes routes) {
        try {
            routes.recipients().forEach(Addresses::require);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static void require(Recipient recipient) {
        if (!recipient.isWebhook()) {
            require(recipient.address());
        }
    }

    public static void require(String address) {
        try {
            if (new InternetAddress(address, true).getAddress().equals(address) && address.contains("@")) {
                return;
            }
        } catch (AddressException malformed) {
            throw new IllegalArgumentException("'" + address + "' is not a mail address", malformed);
        }
        throw new IllegalArgumentException("'" + address + "' is not a plain mail address such as ops@ars.tn");
    }
}
