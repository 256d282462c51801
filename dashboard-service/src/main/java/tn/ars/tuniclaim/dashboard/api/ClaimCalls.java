package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Subject;
import tn.ars.tuniclaim.dashboard.claim.Claim;
import tn.ars.tuniclaim.dashboard.claim.Claims;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.Steps;

/** Bordereaux and bulletins, and the story of each. References are parameters, since they may have a slash in them. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "Claims")
class ClaimCalls {

    private final Claims claims;
    private final Steps steps;
    private final Contents contents;

    ClaimCalls(Claims claims, Steps steps, Contents contents) {
        this.claims = claims;
        this.steps = steps;
        this.contents = contents;
    }

    @GetMapping("/claims")
    @Operation(summary = "Find bordereaux and bulletins by the beginning of their reference or number")
    List<Claim> find(
            @RequestParam @NotBlank @Size(max = 128) @Pattern(regexp = ReasonJson.PRINTABLE) String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return claims.find(q, limit);
    }

    @GetMapping("/story")
    @Operation(summary = "All that happened to a bordereau, or to one of its bulletins, newest first")
    PageJson<Step> story(
            Caller caller,
            @RequestParam @NotBlank @Size(max = 128) @Pattern(regexp = ReasonJson.PRINTABLE) String bordereau,
            @RequestParam(required = false) @Nullable @Size(max = 128) @Pattern(regexp = ReasonJson.PRINTABLE)
                    String bulletin,
            @RequestParam(defaultValue = "false") boolean content,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var before = Cursor.of(cursor);
        contents.look(
                caller,
                content,
                Subject.of(bulletin == null ? bordereau : bordereau + " " + bulletin)
                        .with("before", before == null ? null : before.at() + " " + before.id())
                        .inWords());
        return PageJson.of(
                steps.of(
                        bordereau,
                        bulletin,
                        before == null ? null : new Steps.Mark(before.at(), before.id()),
                        content,
                        limit + 1),
                limit,
                step -> step,
                step -> new Cursor(step.at(), step.factId()));
    }
}
