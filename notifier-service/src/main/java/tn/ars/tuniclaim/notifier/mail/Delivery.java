package tn.ars.tuniclaim.notifier.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's answer to one mail.
 *
 * @param takenFor the addresses it took the mail for
 * @param refusal its own words about the others; null when there are none
 */
record Delivery(List<String> takenFor, @Nullable String refusal) {}
