package tn.ars.tuniclaim.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tn.ars.tuniclaim.notifier.incident.Incident;

/** Words for every cause, in the language of the settings. Thread-safe. */
@Component
class Letters {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    private final Locale locale;
    private final String dashboardUrl;
    private final ResourceBundleMessageSource words = words();
    private final SpringTemplateEngine templates = templates(words);

    Letters(MailProperties settings) {
        this.locale = settings.language().locale();
        this.dashboardUrl = settings.dashboardUrl().toString();
    }

    Letter letter(Kind kind, Incident incident) {
        var name = kind.name().toLowerCase(Locale.ROOT);
        var context = new Context(locale, facts(incident));
        return new Letter(
                subject(name, incident),
                templates.process(name + ".txt", context).strip() + "\n",
                templates.process(name + ".html", context));
    }

    private String subject(String name, Incident incident) {
        var heading = word(matter(incident) + "." + name);
        return word(
                "mail.subject." + name,
                heading,
                word("severity." + incident.cause().severity()));
    }

    private Map<String, Object> facts(Incident incident) {
        var facts = new HashMap<String, Object>();
        facts.put("language", locale.getLanguage());
        facts.put("matter", matter(incident));
        facts.put("severity", incident.cause().severity().name());
        facts.put("subject", hasOwnWords(incident) ? "" : incident.subject());
        facts.put("since", time(incident.openedAt()));
        facts.put("last", time(incident.lastAt()));
        var resolvedAt = incident.resolvedAt();
        facts.put("until", resolvedAt == null ? "" : time(resolvedAt));
        facts.put("alerts", incident.alerts());
        facts.put("bordereaux", String.join(", ", incident.bordereaux()));
        facts.put("firstDetail", incident.firstDetail());
        facts.put("lastDetail", incident.lastDetail().equals(incident.firstDetail()) ? "" : incident.lastDetail());
        facts.put("dashboardUrl", dashboardUrl);
        return facts;
    }

    /** Whose words tell of it: those of its cause and subject where there are any, else those of its cause. */
    private String matter(Incident incident) {
        return hasOwnWords(incident)
                ? incident.cause() + "." + incident.subject()
                : incident.cause().name();
    }

    private boolean hasOwnWords(Incident incident) {
        var heading = incident.cause() + "." + incident.subject() + ".opened";
        return words.getMessage(heading, null, null, locale) != null;
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern(word("time.pattern"), locale).format(instant.atZone(TUNIS));
    }

    private String word(String key, Object... arguments) {
        return words.getMessage(key, arguments, locale);
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding(UTF_8.name());
        words.setFallbackToSystemLocale(false);
        return words;
    }

    private static SpringTemplateEngine templates(ResourceBundleMessageSource words) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(words);
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.getResolvablePatternSpec().addPattern(pattern);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(UTF_8.name());
        return resolver;
    }
}
