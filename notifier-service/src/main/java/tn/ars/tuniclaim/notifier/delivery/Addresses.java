package tn.ars.tuniclaim.notifier.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Plain mail addresses. */
final class Addresses {

    private Addresses() {}

    static void require(String address) {
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
