package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.care.CareAnswer;
import tn.ars.tuniclaim.dashboard.care.CareForIncidents;

/** What can be done about an incident that is open. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{incident}")
@Tag(name = "Incidents")
class IncidentCalls {

    private static final String OVER = "The incident is over";

    private final CareForIncidents care;
    private final Ids ids;

    IncidentCalls(CareForIncidents care, Ids ids) {
        this.care = care;
        this.ids = ids;
    }

    @PostMapping("/acknowledgement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "409", description = OVER, content = @Content)
    @Operation(summary = "Look after it: nobody is reminded any more that it is open")
    AskedJson acknowledge(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = Objects.requireNonNullElse(body, OptionalReasonJson.NONE);
        var id = ids.of(caller, "acknowledgement " + incident, key, why);
        return json(id, care.acknowledge(caller, id, incident, why.reason()));
    }

    @PostMapping("/assignment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "409", description = OVER, content = @Content)
    @Operation(summary = "Say who is to look after it")
    AskedJson assign(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid AssignmentJson body) {
        var id = ids.of(caller, "assignment " + incident, key, body);
        return json(id, care.assign(caller, id, incident, body.assignee(), body.reason()));
    }

    @PostMapping("/silence")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "409", description = OVER, content = @Content)
    @Operation(summary = "Tell nobody anything of it but its end")
    AskedJson silence(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid SilenceJson body) {
        var id = ids.of(caller, "silence " + incident, key, body);
        return json(id, care.silence(caller, id, incident, Times.sensible("until", body.until()), body.reason()));
    }

    @PostMapping("/silence-end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "409", description = OVER, content = @Content)
    @Operation(summary = "Tell people of it again")
    AskedJson unsilence(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = Objects.requireNonNullElse(body, OptionalReasonJson.NONE);
        var id = ids.of(caller, "silence-end " + incident, key, why);
        return json(id, care.unsilence(caller, id, incident, why.reason()));
    }

    private static AskedJson json(UUID id, CareAnswer answer) {
        return switch (answer) {
            case TOLD -> new AskedJson(id);
            case UNKNOWN -> throw ApiProblem.unknown("incident");
            case OVER -> throw ApiProblem.conflict("incident", "incident_over");
        };
    }

    /** @param assignee an account; absent: nobody in particular any more */
    record AssignmentJson(
            @Nullable @Size(min = 1, max = 200) @Printable String assignee,

            @Nullable @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}

    /** @param until absent: as long as it lasts */
    record SilenceJson(
            @Nullable Instant until,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}
}
