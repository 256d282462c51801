package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;

/** What a mail server has taken, per recipient and incident, in its order. */
final class Inbox {

    /** As the identifiers of digests and summaries say it. */
    private static final String GATHERED = "gathered";

    /** A line of a summary in English, and under it the link to the incident. */
    private static final Pattern LINE = Pattern.compile(
            "^.*  (?<headline>\\S.*)\\n    http\\S+/incidents/(?<incident>[0-9a-f-]{36})$", Pattern.MULTILINE);

    /** @param message in which it is told, by itself or among others */
    private record Told(String kind, String message) {}

    private final Map<String, List<Told>> told = new HashMap<>();
    private final Map<String, List<Instant>> times = new HashMap<>();

    private Inbox() {}

    static Inbox of(ScriptedMail server) {
        var inbox = new Inbox();
        server.taken().forEach(inbox::keep);
        return inbox;
    }

    /**
     * What this recipient was told of the incident, in its order: what came in a mail of its own as often as that came, what came in a
     * summary once.
     */
    List<String> of(String recipient, String incident) {
        return toldTo(recipient, incident).stream().map(Told::kind).toList();
    }

    /** How often the recipient was told the same of the incident by another message. */
    long again(String recipient, String incident) {
        var messages = toldTo(recipient, incident).stream().distinct().toList();
        return messages.size() - messages.stream().map(Told::kind).distinct().count();
    }

    private List<Told> toldTo(String recipient, String incident) {
        return told.getOrDefault(recipient + " " + incident, List.of());
    }

    /** Mails of incidents, each as often as it came. */
    long count(String kind) {
        return told.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.kind().equals(kind) && !it.message().contains(GATHERED))
                .count();
    }

    long summaries() {
        return times.keySet().stream()
                .filter(message -> message.contains(GATHERED))
                .count();
    }

    /** What was told in them. */
    long toldInSummaries() {
        return told.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.message().contains(GATHERED))
                .count();
    }

    /** Mails that were taken once more. */
    long twice() {
        return times.values().stream().mapToLong(taken -> taken.size() - 1L).sum();
    }

    /**
     * Those of them that nobody was killed for: not before the mail was taken again, and at most so long after it was taken as it may take
     * until that is written. What was on its way when its sender died is taken a little later.
     */
    long twiceFor(List<Instant> kills, Duration onItsWay, Duration untilWritten) {
        return times.values().stream()
                .mapToLong(taken -> IntStream.range(1, taken.size())
                        .filter(again -> kills.stream()
                                .noneMatch(kill -> kill.isAfter(
                                                taken.get(again - 1).minus(onItsWay))
                                        && kill.isBefore(taken.get(again))
                                        && kill.isBefore(taken.get(again - 1).plus(untilWritten))))
                        .count())
                .sum();
    }

    private void keep(Taken mail) {
        var id = messageId(mail);
        var name = id.replaceAll("^<|@.*$", "").split("\\.", 2);
        var kind = name.length == 2 ? name[1] : "";
        for (var recipient : mail.recipients()) {
            var taken = times.computeIfAbsent(recipient + " " + id, _ -> new ArrayList<>());
            taken.add(mail.at());
            if (!kind.equals(GATHERED)) {
                keep(recipient, name[0], new Told(kind, id));
            } else if (taken.size() == 1) {
                LINE.matcher(mail.content().replace("=\n", ""))
                        .results()
                        .forEach(line ->
                                keep(recipient, line.group("incident"), new Told(kindOf(line.group("headline")), id)));
            }
        }
    }

    private void keep(String recipient, String incident, Told what) {
        told.computeIfAbsent(recipient + " " + incident, _ -> new ArrayList<>()).add(what);
    }

    private static String kindOf(String headline) {
        return switch (headline.split(":", 2)[0].replaceAll("^[^,]*, ", "")) {
            case "Over" -> "resolved";
            case "growing" -> "updated";
            case "still going on" -> "repeated";
            default -> "opened";
        };
    }

    private static String messageId(Taken mail) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith("Message-ID:"))
                .map(line -> line.substring("Message-ID:".length()).strip())
                .findFirst()
                .orElse("");
    }
}
