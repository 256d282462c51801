package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.answer.Flow;
import tn.ars.tuniclaim.dashboard.answer.PushAnswers;
import tn.ars.tuniclaim.dashboard.audit.Subject;
import tn.ars.tuniclaim.dashboard.push.Outcome;
import tn.ars.tuniclaim.dashboard.push.Push;
import tn.ars.tuniclaim.dashboard.push.PushFilter;
import tn.ars.tuniclaim.dashboard.push.Pushes;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/** What became of ARS's changes. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "Deliveries")
class PushReadCalls {

    /** These are few, or have an index of their own; of the others there are millions. */
    private static final List<Outcome> OPEN = List.of(Outcome.PENDING, Outcome.WAITING, Outcome.REFUSED);

    private final Pushes pushes;
    private final PushAnswers answers;
    private final Contents contents;

    PushReadCalls(Pushes pushes, PushAnswers answers, Contents contents) {
        this.pushes = pushes;
        this.answers = answers;
        this.contents = contents;
    }

    @GetMapping("/pushes")
    @Operation(
            summary = "Changes that are not with the partner",
            description = "The refused ones by when they were refused, the newest first; the others by when they were"
                    + " decided, the oldest first. Of a bordereau those of any outcome, otherwise only the pending, waiting and"
                    + " refused ones. The partner's words only with content=true and the right to"
                    + " view content.")
    PageJson<Push> list(
            Caller caller,
            @Parameter(description = "What became of them") @RequestParam Outcome outcome,
            @Parameter(description = "What is told") @RequestParam(required = false) @Nullable PushKind kind,
            @Parameter(description = "Why they wait") @RequestParam(required = false) @Nullable ParkReason reason,
            @RequestParam(required = false) @Nullable @Size(max = 128) @Printable String bordereau,
            @RequestParam(defaultValue = "false") boolean content,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        if (bordereau == null && !OPEN.contains(outcome)) {
            throw ApiProblem.invalid(
                    "outcome", "open_outcome", OPEN.stream().map(Outcome::name).collect(Collectors.joining(", ")));
        }
        var filter = new PushFilter(outcome, kind, reason, bordereau);
        var after = Cursor.mark(cursor, id -> id);
        contents.look(
                caller,
                content,
                Subject.of("pushes " + outcome)
                        .with("kind", kind)
                        .with("reason", reason)
                        .with("bordereau", bordereau)
                        .with("after", after == null ? null : after.at() + " " + after.id())
                        .with("limit", limit)
                        .inWords());
        return PageJson.of(
                pushes.list(filter, after, content, limit + 1),
                limit,
                push -> push,
                push -> new Cursor(outcome == Outcome.REFUSED ? push.toldAt() : push.changedAt(), push.factId()));
    }

    @GetMapping("/pushes/{change}")
    @Operation(summary = "One change by the id of its event")
    Push one(
            Caller caller,
            @PathVariable @Size(max = 128) @Printable String change,
            @RequestParam(defaultValue = "false") boolean content) {
        contents.look(caller, content, "push " + change);
        return pushes.one(change, content).orElseThrow(() -> ApiProblem.unknown("change"));
    }

    @GetMapping("/deliveries")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "Whether changes go out, and who said so; 404 as long as nobody ever paused them")
    @ApiResponse(responseCode = "404", description = "Nobody ever paused them", content = @Content)
    Flow flow() {
        return answers.flow().orElseThrow(() -> ApiProblem.unknown("deliveries"));
    }

    @GetMapping("/rehearsals/{id}")
    @Operation(summary = "What a rehearsal counted; 404 until the pusher has answered")
    PushAnswers.Rehearsal rehearsal(@PathVariable @Size(max = 128) @Printable String id) {
        return answers.rehearsal(id).orElseThrow(() -> ApiProblem.unknown("id"));
    }
}
