package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.resend.DecideReplay;
import tn.ars.tuniclaim.dashboard.resend.DecisionAnswer;
import tn.ars.tuniclaim.dashboard.resend.DiscardChanges;
import tn.ars.tuniclaim.dashboard.resend.RehearseReplay;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NeedsSecond;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NotRehearsed;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.Told;
import tn.ars.tuniclaim.dashboard.resend.RequestReplay;

/** Telling the partner again of what was given up, or leaving it at that. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "Replays")
class ReplayCalls {

    private static final int PER_SECOND = 50;

    private final RehearseReplay rehearseReplay;
    private final RequestReplay requestReplay;
    private final DecideReplay decideReplay;
    private final DiscardChanges discardChanges;
    private final Ids ids;

    ReplayCalls(
            RehearseReplay rehearseReplay,
            RequestReplay requestReplay,
            DecideReplay decideReplay,
            DiscardChanges discardChanges,
            Ids ids) {
        this.rehearseReplay = rehearseReplay;
        this.requestReplay = requestReplay;
        this.decideReplay = decideReplay;
        this.discardChanges = discardChanges;
        this.ids = ids;
    }

    @PostMapping("/rehearsals")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Count what a replay would tell, and tell nothing")
    ResponseEntity<AskedJson> rehearse(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RehearsalJson body) {
        var id = ids.of(caller, "rehearsals", key, body);
        rehearseReplay.rehearse(caller, id, body.selection().selection());
        return asked(id);
    }

    @PostMapping("/replays")
    @ApiResponse(
            responseCode = "409",
            description = "The rehearsal is none of this selection, or has not been answered",
            content = @Content)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tell the partner again",
            description =
                    "Many changes at once need the id of a rehearsal of just the same selection. Unless kind is STATUS"
                            + " or RECLAMATION there may be payments among them: then the request waits for a second"
                            + " person.")
    ResponseEntity<AskedJson> replay(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid ReplayJson body) {
        var id = ids.of(caller, "replays", key, body);
        var answer = requestReplay.request(
                caller,
                id,
                body.selection().selection(),
                Objects.requireNonNullElse(body.perSecond(), PER_SECOND),
                body.rehearsal(),
                body.reason());
        return switch (answer) {
            case Told _, NeedsSecond _ -> asked(id);
            case NotRehearsed _ -> throw ApiProblem.conflict("rehearsal", "not_rehearsed");
        };
    }

    @PostMapping("/replays/{id}/approval")
    @ApiResponse(responseCode = "409", description = "It waits for nobody, or no more", content = @Content)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Agree, as the second person, with a replay that somebody else asked for")
    void approve(Caller caller, @PathVariable UUID id, @RequestBody @Valid ReasonJson why) {
        check(decideReplay.approve(caller, id, why.reason()));
    }

    @PostMapping("/replays/{id}/refusal")
    @ApiResponse(responseCode = "409", description = "It waits for nobody, or no more", content = @Content)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Refuse a replay that waits for a second person, or take back one's own")
    void refuse(Caller caller, @PathVariable UUID id, @RequestBody @Valid ReasonJson why) {
        check(decideReplay.refuse(caller, id, why.reason()));
    }

    @PostMapping("/discards")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Leave given-up changes at that: nobody is to tell the partner of them any more",
            description = "Many changes at once need the id of a rehearsal of just the same selection; what ARS decided"
                    + " after it was counted is not among them.")
    @ApiResponse(
            responseCode = "409",
            description = "Many are asked for without an answered rehearsal of just these",
            content = @Content)
    ResponseEntity<AskedJson> discard(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid DiscardJson body) {
        var id = ids.of(caller, "discards", key, body);
        if (!discardChanges.discard(caller, id, body.selection().selection(), body.rehearsal(), body.reason())) {
            throw ApiProblem.conflict("rehearsal", "not_rehearsed");
        }
        return asked(id);
    }

    private static ResponseEntity<AskedJson> asked(UUID id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/push-requests/" + id))
                .body(new AskedJson(id));
    }

    private static void check(DecisionAnswer answer) {
        switch (answer) {
            case DONE -> {}
            case UNKNOWN -> throw ApiProblem.unknown("id");
            case NOT_PENDING -> throw ApiProblem.conflict("id", "not_pending");
            case OWN -> throw new ApiProblem(HttpStatus.FORBIDDEN, "id", "own_request");
        }
    }

    record RehearsalJson(@NotNull @Valid SelectionJson selection) {}

    /**
     * @param rehearsal the id of one of the same selection; a single change needs none
     * @param perSecond changes set going in one second, 50 where it is absent
     */
    record ReplayJson(
            @NotNull @Valid SelectionJson selection,
            @Nullable UUID rehearsal,
            @Nullable @Min(1) @Max(1_000) Integer perSecond,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}

    /** @param rehearsal the id of one of the same selection; a single change needs none */
    record DiscardJson(
            @NotNull @Valid SelectionJson selection,
            @Nullable UUID rehearsal,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}
}
