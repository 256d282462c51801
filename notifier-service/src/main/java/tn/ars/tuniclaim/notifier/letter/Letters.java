package tn.ars.tuniclaim.notifier.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.notifier.incident.Incident;

/** Every letter that there is. Thread-safe. */
@Component
public class Letters {

    /** Of every subject; pointless where each line would have it. */
    private static final String PREFIX = "[MY TUNICLAIM] ";

    /** More than that, in one mail, nobody reads. */
    private static final int LISTED = 200;

    private final Wording words;
    private final IncidentFacts incidents;
    private final Times times;
    private final Links links;

    Letters(Wording words, IncidentFacts incidents, Times times, Links links) {
        this.words = words;
        this.incidents = incidents;
        this.times = times;
        this.links = links;
    }

    public Letter ofIncident(Incident incident, NoticeKind kind, NoticeLanguage in) {
        var language = locale(in);
        var severity = incident.cause().severity();
        var subject = words.word(
                language,
                "mail.subject." + word(kind),
                incidents.headline(incident, kind, language),
                words.word(language, "severity." + severity));
        var facts = incidents.of(incident, kind, language);
        facts.put("footer", kind == NoticeKind.RESOLVED ? "resolved" : "opened");
        return letter("incident", severity, subject, links.incident(incident.id()), language, facts);
    }

    public Letter ofImport(ImportFigures figures, NoticeLanguage in) {
        var language = locale(in);
        var subject = words.word(language, "mail.subject.imported", figures.bordereaux(), figures.bulletins());
        var facts = new HashMap<String, Object>(Map.of(
                "tone", "good",
                "footer", "imported",
                "headline", words.word(language, "import.headline"),
                "meaning",
                        words.word(
                                language,
                                "import.meaning",
                                figures.bordereaux(),
                                figures.bulletins(),
                                figures.created(),
                                figures.updated()),
                "endedAt", times.time(figures.endedAt(), language)));
        return letter("imported", Severity.INFO, subject, links.dashboard(), language, facts);
    }

    /** A digest or a summary. */
    public Letter ofSeveral(NoticeKind kind, List<Headline> headlines, NoticeLanguage in) {
        var language = locale(in);
        var subject = words.word(language, "mail.subject." + word(kind), headlines.size());
        var lines = headlines.stream()
                .limit(LISTED)
                .map(line -> Map.of(
                        "at",
                        times.shortTime(line.at(), language),
                        "text",
                        line.text().replace(PREFIX, ""),
                        "link",
                        line.link()))
                .toList();
        var facts = new HashMap<String, Object>(Map.of(
                "tone", "plain",
                "footer", word(kind),
                "headline", words.word(language, word(kind) + ".headline", headlines.size()),
                "meaning", words.word(language, word(kind) + ".meaning"),
                "more", Math.max(0, headlines.size() - LISTED),
                "lines", lines));
        return letter("several", Severity.INFO, subject, links.dashboard() + "/incidents", language, facts);
    }

    private Letter letter(
            String template,
            Severity severity,
            String subject,
            String link,
            Locale language,
            Map<String, Object> facts) {
        facts.put("language", language.getLanguage());
        facts.put("link", link);
        facts.put("dashboard", links.dashboard());
        return new Letter(
                severity, subject, words.text(template, language, facts), words.html(template, language, facts), link);
    }

    private static String word(NoticeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Locale locale(NoticeLanguage language) {
        return Locale.of(language.name().toLowerCase(Locale.ROOT));
    }
}
