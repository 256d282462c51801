package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.health.Instance;
import tn.ars.tuniclaim.dashboard.health.Instances;
import tn.ars.tuniclaim.dashboard.incident.CurrentRoutes;
import tn.ars.tuniclaim.dashboard.incident.Notices;
import tn.ars.tuniclaim.dashboard.incident.ToldIncident;
import tn.ars.tuniclaim.dashboard.incident.ToldNotice;
import tn.ars.tuniclaim.dashboard.incident.ToldRoutes;
import tn.ars.tuniclaim.dashboard.topic.Lags;

/** How everything is: instances, incidents, lag. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "State")
class StateCalls {

    private final Instances instances;
    private final Notices notices;
    private final CurrentRoutes routes;
    private final Lags lags;

    StateCalls(Instances instances, Notices notices, CurrentRoutes routes, Lags lags) {
        this.instances = instances;
        this.notices = notices;
        this.routes = routes;
        this.lags = lags;
    }

    @GetMapping("/instances")
    @Operation(summary = "The instances of all services, and what they last said of their health")
    List<Instance> instances() {
        return instances.shown();
    }

    @GetMapping("/incidents")
    @Operation(summary = "Incidents: those that are open, or with open=false those that are over, newest first")
    PageJson<ToldIncident> incidents(
            @Parameter(description = "`false`: those that are over") @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var after = Cursor.mark(cursor, UUID::fromString);
        return PageJson.of(
                open ? notices.open(after, limit + 1) : notices.past(after, limit + 1),
                limit,
                incident -> incident,
                incident -> new Cursor(
                        Objects.requireNonNullElse(incident.resolvedAt(), incident.openedAt()),
                        incident.id().toString()));
    }

    @GetMapping("/incidents/{incident}")
    @Operation(summary = "One incident")
    ToldIncident incident(@PathVariable UUID incident) {
        return notices.one(incident).orElseThrow(() -> ApiProblem.unknown("incident"));
    }

    @GetMapping("/notices")
    @Operation(summary = "Who was told what, and what could not be told; with incident those of that one")
    List<ToldNotice> notices(
            @RequestParam(required = false) @Nullable UUID incident,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return notices.notices(incident, limit);
    }

    @GetMapping("/notices/routes")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "Who is told of what; unknown until the notifier has said so, which it does when it starts")
    @ApiResponse(responseCode = "404", description = "The notifier has not said so yet", content = @Content)
    ToldRoutes routes() {
        return routes.current().orElseThrow(() -> ApiProblem.unknown("routes"));
    }

    @GetMapping("/lag")
    @Operation(
            summary =
                    "How far behind each group of readers is, in records and in time, and when it will have caught up")
    List<LagJson> lag() {
        return lags.groups().stream().map(LagJson::of).toList();
    }
}
