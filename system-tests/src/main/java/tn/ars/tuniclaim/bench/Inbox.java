package tn.ars.tuniclaim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;

/** What a mail server has taken, per recipient and incident, in its order. */
final class Inbox {

    private final Map<String, List<String>> kinds = new HashMap<>();
    private long twice;

    private Inbox() {}

    static Inbox of(ScriptedMail server) {
        var inbox = new Inbox();
        var seen = new LinkedHashSet<String>();
        for (var mail : server.taken()) {
            if (seen.add(mail.recipients() + messageId(mail))) {
                inbox.keep(mail);
            } else {
                inbox.twice++;
            }
        }
        return inbox;
    }

    /** Mails that were taken once more. */
    long twice() {
        return twice;
    }

    /** The kinds of mails that this recipient got of the incident, in their order; a mail that came twice is there once. */
    List<String> of(String recipient, String incident) {
        return kinds.getOrDefault(recipient + " " + incident, List.of());
    }

    long count(String kind) {
        return kinds.values().stream()
                .flatMap(List::stream)
                .filter(kind::equals)
                .count();
    }

    private void keep(Taken mail) {
        var name = messageId(mail).replaceAll("^<|@.*$", "").split("\\.", 2);
        var kind = name.length == 2 ? name[1] : "";
        mail.recipients()
                .forEach(recipient -> kinds.computeIfAbsent(recipient + " " + name[0], _ -> new ArrayList<>())
                        .add(kind));
    }

    private static String messageId(Taken mail) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith("Message-ID:"))
                .map(line -> line.substring("Message-ID:".length()).strip())
                .findFirst()
                .orElse("");
    }
}
