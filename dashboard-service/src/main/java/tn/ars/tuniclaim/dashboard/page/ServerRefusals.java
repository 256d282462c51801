package tn.ars.tuniclaim.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what the server itself refuses before anything of ours is asked, such as a header that is too long. Who asks, and in which
 * language, may not be known by then: it is said in both.
 */
@Component
class ServerRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final Set<Integer> UNREADABLE =
            Set.of(HttpStatus.BAD_REQUEST.value(), HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());

    private final MessageSource messages;
    private final JsonMapper json;

    ServerRefusals(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Comes after the one that Boot adds, and so is asked before it. */
    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new InBothLanguages()));
    }

    private void say(Request request, Response response) throws IOException {
        var isForPrograms = ErrorPages.isForPrograms(String.valueOf(request.getRequestURI()));
        response.setContentType(isForPrograms ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(UTF_8);
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        var out = response.getReporter();
        if (out != null) {
            out.write(isForPrograms ? problem(response.getStatus()) : page(response.getStatus()));
            response.finishResponse();
        }
    }

    private String page(int status) {
        return """
        <!DOCTYPE html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title><link rel="stylesheet" href="/style.css"></head>
        <body><main class="narrow">
        <h1>%1$s</h1><p>%2$s</p>
        <section lang="en"><h2>%3$s</h2><p>%4$s</p></section>
        <p><a href="/">MY TUNICLAIM</a></p>
        </main></body>
        </html>
        """.formatted(
                        escaped(status, "title", Locale.FRENCH),
                        escaped(status, "text", Locale.FRENCH),
                        escaped(status, "title", Locale.ENGLISH),
                        escaped(status, "text", Locale.ENGLISH));
    }

    private String problem(int status) {
        return json.writeValueAsString(Map.of(
                "status",
                status,
                "title",
                text(status, "title", Locale.ENGLISH),
                "detail",
                text(status, "text", Locale.FRENCH) + " / " + text(status, "text", Locale.ENGLISH)));
    }

    private String escaped(int status, String part, Locale locale) {
        return HtmlUtils.htmlEscape(text(status, part, locale), UTF_8.name());
    }

    private String text(int status, String part, Locale locale) {
        return messages.getMessage(code(status) + "." + part, null, locale);
    }

    private static String code(int status) {
        return UNREADABLE.contains(status) ? "error.server" : ErrorPages.code(HttpStatus.resolve(status));
    }

    private final class InBothLanguages extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                say(request, response);
            } catch (IOException gone) {
                container.getLogger().debug("nobody listens any more", gone);
            }
        }
    }
}
