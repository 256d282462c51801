package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.AuditEntry;
import tn.ars.tuniclaim.dashboard.audit.AuditFilter;
import tn.ars.tuniclaim.dashboard.audit.AuditTrail;

/** Who did what. */
@RestController
@RequestMapping(path = "/api/v1/audit")
@Tag(name = "Audit")
class AuditCalls {

    private final AuditTrail trail;

    AuditCalls(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Operation(summary = "Every change that somebody asked for and every view of content, newest first")
    PageJson<AuditEntry> list(
            @Parameter(description = "Whose deeds")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    @Printable
                    String account,
            @Parameter(description = "What was done") @RequestParam(required = false) @Nullable Action action,
            @Parameter(description = "A part of what it was done to")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    @Printable
                    String subject,
            @Parameter(description = "Then or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Before then") @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var filter =
                new AuditFilter(account, action, subject, Times.sensible("from", from), Times.sensible("until", until));
        Times.inOrder("until", from, until);
        return PageJson.of(
                trail.page(filter, before(Cursor.of(cursor)), limit + 1),
                limit,
                entry -> entry,
                entry -> new Cursor(entry.at(), Long.toString(entry.id())));
    }

    private static @Nullable Long before(@Nullable Cursor cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor.id());
        } catch (NumberFormatException notOurs) {
            throw ApiProblem.invalid("cursor", "cursor");
        }
    }
}
