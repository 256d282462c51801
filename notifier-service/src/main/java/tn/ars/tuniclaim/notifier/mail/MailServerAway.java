package tn.ars.tuniclaim.notifier.mail;

/** No mail can be handed over now, whatever it says; the message is the server's or the network's own. */
final class MailServerAway extends Exception {

    MailServerAway(String words, Throwable cause) {
        super(words, cause);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
