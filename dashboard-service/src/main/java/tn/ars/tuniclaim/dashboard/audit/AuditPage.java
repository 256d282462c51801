package tn.ars.tuniclaim.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.WrongField;
import tn.ars.tuniclaim.dashboard.page.Page;

/** Who did what, when, from where: to look through and to take along. */
@Page
class AuditPage {

    private static final int SHOWN = 50;
    private static final String COLUMNS = "id,at,account,address,via,action,subject,reason,outcome,detail";

    private final AuditTrail trail;
    private final Audit audit;

    AuditPage(AuditTrail trail, Audit audit) {
        this.trail = trail;
        this.audit = audit;
    }

    @GetMapping("/audit")
    String page(
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        var form = AuditForm.of(typed);
        var entries = trail.page(form.filter(), number(before), SHOWN + 1);
        model.addAttribute("form", form);
        model.addAttribute("actions", Action.values());
        model.addAttribute("subjects", NotedWords.OF_SUBJECTS);
        model.addAttribute("details", NotedWords.OF_DETAILS);
        model.addAttribute("entries", entries.subList(0, Math.min(SHOWN, entries.size())));
        model.addAttribute(
                "next", entries.size() > SHOWN ? entries.get(SHOWN - 1).id() : null);
        return "audit";
    }

    /** Everything that fits, however much, line by line. */
    @GetMapping("/audit.csv")
    void csv(
            @RequestParam Map<String, String> typed,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var form = AuditForm.of(typed);
        if (!form.wrong().isEmpty()) {
            WrongField.say(request, form.wrong().keySet().iterator().next());
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        audit.during(
                new Deed(caller, Action.AUDIT_EXPORTED, form.inWords()),
                () -> write(form, response),
                count -> Ending.done("lines " + count));
    }

    private long write(AuditForm form, HttpServletResponse response) {
        response.setContentType("text/csv");
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        try {
            var out = response.getWriter();
            out.print(COLUMNS + "\r\n");
            return trail.each(form.filter(), entry -> write(out, entry));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void write(PrintWriter out, AuditEntry it) {
        out.print(Stream.of(
                        it.id(),
                        it.at(),
                        it.account(),
                        it.address(),
                        it.via(),
                        it.action(),
                        it.subject(),
                        it.reason(),
                        it.outcome(),
                        it.detail())
                .map(AuditPage::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("nobody listens any more"));
        }
    }

    /** What a spreadsheet would take for a formula is a text all the same. */
    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
