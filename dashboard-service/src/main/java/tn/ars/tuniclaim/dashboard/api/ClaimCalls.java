package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
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
            @Parameter(description = "How it begins, capitals as they are; or the partner’s id, in full")
                    @RequestParam
                    @NotBlank
                    @Size(max = 128)
                    @Printable
                    String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return claims.find(q, limit);
    }

    @GetMapping("/story")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "All that happened to a bordereau, or to one of its bulletins, newest first")
    @ApiResponse(responseCode = "404", description = "Nobody knows the bordereau, or the bulletin", content = @Content)
    PageJson<Step> story(
            Caller caller,
            @RequestParam @NotBlank @Size(max = 128) @Printable String bordereau,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 128) @Printable String bulletin,
            @RequestParam(defaultValue = "false") boolean content,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var before = Cursor.mark(cursor, id -> id);
        if (!isKnown(bordereau, bulletin)) {
            throw ApiProblem.unknown(bulletin == null || !isKnown(bordereau, null) ? "bordereau" : "bulletin");
        }
        contents.look(
                caller,
                content,
                Subject.of(bulletin == null ? bordereau : bordereau + " " + bulletin)
                        .with("before", before == null ? null : before.at() + " " + before.id())
                        .inWords());
        return PageJson.of(
                steps.of(bordereau, bulletin, before, content, limit + 1),
                limit,
                step -> step,
                step -> new Cursor(step.at(), step.factId()));
    }

    private boolean isKnown(String bordereau, @Nullable String bulletin) {
        return claims.one(bordereau, bulletin).isPresent() || steps.areToldOf(bordereau, bulletin);
    }
}
