package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.resend.PushRequest;
import tn.ars.tuniclaim.dashboard.resend.PushRequests;
import tn.ars.tuniclaim.event.PushSelection;

/** What was asked of the pusher, and what became of it. */
@RestController
@RequestMapping(path = "/api/v1/push-requests")
@Tag(name = "Replays")
class PushRequestCalls {

    private final PushRequests requests;
    private final Clock clock;

    PushRequestCalls(PushRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Rehearsals, replays and discards, newest first")
    PageJson<PushRequestJson> list(
            @Parameter(description = "`true`: only what waits for a second person")
                    @RequestParam(defaultValue = "false")
                    boolean pending,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return PageJson.of(
                requests.list(pending, place(Cursor.of(cursor)), limit + 1),
                limit,
                this::json,
                request -> new Cursor(request.requestedAt(), request.id().toString()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them")
    PushRequestJson one(@PathVariable UUID id) {
        return requests.one(id).map(this::json).orElseThrow(() -> ApiProblem.unknown("id"));
    }

    private static PushRequests.@Nullable Place place(@Nullable Cursor cursor) {
        try {
            return cursor == null ? null : new PushRequests.Place(cursor.at(), UUID.fromString(cursor.id()));
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.invalid("cursor", "cursor");
        }
    }

    private PushRequestJson json(PushRequest it) {
        return new PushRequestJson(
                it.id(),
                it.kind(),
                it.state(clock.instant()),
                it.selection(),
                it.perSecond(),
                it.reason(),
                it.rehearsal(),
                it.requestedBy(),
                it.requestedAt(),
                it.expiresAt(),
                it.decidedBy(),
                it.decidedAt(),
                it.decisionReason());
    }

    /** @param expiresAt until when a second person can agree; null where nobody else is needed */
    record PushRequestJson(
            UUID id,
            PushRequest.Kind kind,
            PushRequest.State state,
            PushSelection selection,
            int perSecond,
            @Nullable String reason,
            @Nullable UUID rehearsal,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant expiresAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {}
}
