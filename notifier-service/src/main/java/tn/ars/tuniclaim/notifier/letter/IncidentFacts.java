package tn.ars.tuniclaim.notifier.letter;

import static java.util.Objects.requireNonNullElse;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.link.IncidentLinks.Action;
import tn.ars.tuniclaim.notifier.incident.Incident;

/** What a letter about an incident says, under the names that its templates use. */
@Component
class IncidentFacts {

    private final Wording words;
    private final Times times;
    private final Links links;
    private final Clock clock;

    IncidentFacts(Wording words, Times times, Links links, Clock clock) {
        this.words = words;
        this.times = times;
        this.links = links;
        this.clock = clock;
    }

    String headline(Incident incident, NoticeKind kind, Locale language) {
        return words.word(
                language,
                matter(incident, language) + (kind == NoticeKind.RESOLVED ? ".resolved" : ".opened"),
                name(incident));
    }

    Map<String, Object> of(Incident incident, NoticeKind kind, Locale language) {
        var over = kind == NoticeKind.RESOLVED;
        var matter = matter(incident, language);
        var facts = new HashMap<String, Object>();
        facts.put("kind", kind.name().toLowerCase(Locale.ROOT));
        facts.put("tone", over ? "good" : incident.cause().severity() == Severity.CRITICAL ? "critical" : "warning");
        facts.put(
                "severity", words.word(language, "severity." + incident.cause().severity()));
        facts.put("headline", headline(incident, kind, language));
        facts.put("meaning", words.word(language, matter + (over ? ".after" : ".meaning")));
        facts.put("action", over ? "" : words.word(language, matter + ".action"));
        facts.put("subject", incident.subject());
        facts.put("acknowledge", over ? "" : links.incident(incident.id(), Action.ACKNOWLEDGE));
        facts.put("silence", over ? "" : links.incident(incident.id(), Action.SILENCE));
        putSpan(facts, incident, language);
        putHits(facts, incident, language);
        putHandling(facts, incident);
        return facts;
    }

    private void putSpan(Map<String, Object> facts, Incident incident, Locale language) {
        var span = incident.span();
        var resolvedAt = span.resolvedAt();
        var end = requireNonNullElse(resolvedAt, clock.instant());
        facts.put("since", times.time(span.openedAt(), language));
        facts.put("last", times.time(span.lastAt(), language));
        facts.put("until", resolvedAt == null ? "" : times.time(resolvedAt, language));
        facts.put("lasted", times.duration(Duration.between(span.openedAt(), end), language));
    }

    private static void putHits(Map<String, Object> facts, Incident incident, Locale language) {
        var hits = incident.hits();
        facts.put("alerts", NumberFormat.getIntegerInstance(language).format(hits.alerts()));
        facts.put("flaps", hits.flaps());
        facts.put("bordereaux", hits.bordereaux());
        facts.put("firstDetail", hits.firstDetail());
        facts.put("lastDetail", hits.lastDetail().equals(hits.firstDetail()) ? "" : hits.lastDetail());
    }

    /** Names of people are for the page. */
    private static void putHandling(Map<String, Object> facts, Incident incident) {
        var handling = incident.handling();
        facts.put("handled", handling.acknowledgedBy() != null || handling.assignee() != null);
    }

    /**
     * Whose words tell of it: those of the one part that is hit or of the subject where there are any, else those of its cause. A
     * subject such as {@code webhook:chat} has those of its kind, which may name it.
     */
    private String matter(Incident incident, Locale language) {
        var parts = incident.parts();
        var hit = parts.size() == 1 ? parts.getFirst() : incident.subject();
        var own = incident.cause() + "." + hit.split(":", 2)[0];
        return words.has(language, own + ".opened") ? own : incident.cause().name();
    }

    private static String name(Incident incident) {
        return incident.subject().substring(incident.subject().indexOf(':') + 1);
    }
}
