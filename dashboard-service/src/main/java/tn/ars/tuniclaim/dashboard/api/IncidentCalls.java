package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
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
import tn.ars.tuniclaim.dashboard.care.CareForIncidents;

/** What can be done about an incident; it is refused by the notifier when the incident is over or unknown. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{incident}")
@Tag(name = "Incidents")
class IncidentCalls {

    private final CareForIncidents care;
    private final Ids ids;

    IncidentCalls(CareForIncidents care, Ids ids) {
        this.care = care;
        this.ids = ids;
    }

    @PostMapping("/acknowledgement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Look after it: nobody is reminded any more that it is open")
    AskedJson acknowledge(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid ReasonJson.@Nullable Optional body) {
        var why = Objects.requireNonNullElse(body, ReasonJson.Optional.NONE);
        var id = ids.of(caller, "acknowledgement " + incident, key, why);
        care.acknowledge(caller, id, incident, why.reason());
        return new AskedJson(id);
    }

    @PostMapping("/assignment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Say who is to look after it")
    AskedJson assign(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid AssignmentJson body) {
        var id = ids.of(caller, "assignment " + incident, key, body);
        care.assign(caller, id, incident, body.assignee(), body.reason());
        return new AskedJson(id);
    }

    @PostMapping("/silence")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tell nobody anything of it but its end")
    AskedJson silence(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid SilenceJson body) {
        var id = ids.of(caller, "silence " + incident, key, body);
        care.silence(caller, id, incident, Times.sensible("until", body.until()), body.reason());
        return new AskedJson(id);
    }

    @PostMapping("/silence-end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tell people of it again")
    AskedJson unsilence(
            Caller caller,
            @PathVariable UUID incident,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid ReasonJson.@Nullable Optional body) {
        var why = Objects.requireNonNullElse(body, ReasonJson.Optional.NONE);
        var id = ids.of(caller, "silence-end " + incident, key, why);
        care.unsilence(caller, id, incident, why.reason());
        return new AskedJson(id);
    }

    /** @param assignee an account; absent: nobody in particular any more */
    record AssignmentJson(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ReasonJson.PRINTABLE)
            String assignee,

            @Nullable @Size(max = ReasonJson.LENGTH) @Pattern(regexp = ReasonJson.PRINTABLE)
            String reason) {}

    /** @param until absent: as long as it lasts */
    record SilenceJson(
            @Nullable Instant until,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Pattern(regexp = ReasonJson.PRINTABLE)
            String reason) {}
}
