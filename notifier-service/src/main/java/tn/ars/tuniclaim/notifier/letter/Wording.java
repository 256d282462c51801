package tn.ars.tuniclaim.notifier.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words and the templates that they are put into. Thread-safe. */
@Component
class Wording {

    private final ResourceBundleMessageSource words = words();
    private final SpringTemplateEngine templates = templates(words);

    String word(Locale language, String key, Object... arguments) {
        return words.getMessage(key, arguments, language);
    }

    boolean has(Locale language, String key) {
        return words.getMessage(key, null, null, language) != null;
    }

    String text(String template, Locale language, Map<String, Object> facts) {
        return templates
                        .process(template + ".txt", new Context(language, facts))
                        .strip() + "\n";
    }

    String html(String template, Locale language, Map<String, Object> facts) {
        return templates.process(template + ".html", new Context(language, facts));
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
