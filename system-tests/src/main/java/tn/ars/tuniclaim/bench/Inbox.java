package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;

/** What a mail server has taken, per recipient and incident, in its order. */
final class Inbox {

    private final Map<String, List<String>> kinds = new HashMap<>();
    private final Map<String, List<Instant>> times = new HashMap<>();

    private Inbox() {}

    static Inbox of(ScriptedMail server) {
        var inbox = new Inbox();
        server.taken().forEach(inbox::keep);
        return inbox;
    }

    /** The kinds of mails that this recipient got of the incident, in their order, each as often as it came. */
    List<String> of(String recipient, String incident) {
        return kinds.getOrDefault(recipient + " " + incident, List.of());
    }

    long count(String kind) {
        return kinds.values().stream()
                .flatMap(List::stream)
                .filter(kind::equals)
                .count();
    }

    /** Mails that were taken once more. */
    long twice() {
        return times.values().stream().mapToLong(taken -> taken.size() - 1L).sum();
    }

    /**
     * Those of them that nobody was killed for: not between two takings of the mail, and at most so long after the first as an
     * attempt may take.
     */
    long twiceFor(List<Instant> kills, Duration attempt) {
        return times.values().stream()
                .mapToLong(taken -> IntStream.range(1, taken.size())
                        .filter(again -> kills.stream()
                                .noneMatch(kill -> kill.isAfter(taken.get(again - 1))
                                        && kill.isBefore(taken.get(again))
                                        && kill.isBefore(taken.get(again - 1).plus(attempt))))
                        .count())
                .sum();
    }

    private void keep(Taken mail) {
        var id = messageId(mail);
        var name = id.replaceAll("^<|@.*$", "").split("\\.", 2);
        var kind = name.length == 2 ? name[1] : "";
        for (var recipient : mail.recipients()) {
            kinds.computeIfAbsent(recipient + " " + name[0], _ -> new ArrayList<>())
                    .add(kind);
            times.computeIfAbsent(recipient + " " + id, _ -> new ArrayList<>()).add(mail.at());
        }
    }

    private static String messageId(Taken mail) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith("Message-ID:"))
                .map(line -> line.substring("Message-ID:".length()).strip())
                .findFirst()
                .orElse("");
    }
}
