package tn.ars.tuniclaim.local.parts;

import java.util.List;
import java.util.Map;

/**
 * A mail as it arrived.
 *
 * @param text the plain text of it, from whichever part holds it
 * @param headers by name as written; of a repeated header, the last
 */
public record ReceivedMail(String from, List<String> to, String subject, String text, Map<String, String> headers) {
    public ReceivedMail {
        to = List.copyOf(to);
        headers = Map.copyOf(headers);
    }
}
