package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.history.Drift;
import tn.ars.tuniclaim.dashboard.history.Drifts;
import tn.ars.tuniclaim.dashboard.history.RejectedEntries;
import tn.ars.tuniclaim.dashboard.history.RejectedEntry;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.history.Schedule;
import tn.ars.tuniclaim.dashboard.record.Content;

/** How the runs went, and when the next one starts. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "Synchronization")
class RunCalls {

    private final Runs runs;
    private final RejectedEntries rejectedEntries;
    private final Drifts drifts;
    private final Contents contents;

    RunCalls(Runs runs, RejectedEntries rejectedEntries, Drifts drifts, Contents contents) {
        this.runs = runs;
        this.rejectedEntries = rejectedEntries;
        this.drifts = drifts;
        this.contents = contents;
    }

    @GetMapping("/runs")
    @Operation(summary = "The runs, newest first")
    PageJson<Run> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return PageJson.of(
                runs.before(Cursor.mark(cursor, UUID::fromString), limit + 1),
                limit,
                run -> run,
                run -> new Cursor(run.startedAt(), run.id().toString()));
    }

    @GetMapping("/runs/{run}")
    @Operation(summary = "One run with its balance; of a request that another run serves, that one")
    Run one(@PathVariable UUID run) {
        return runs.serving(run).orElseThrow(() -> ApiProblem.unknown("run"));
    }

    @GetMapping("/runs/{run}/rejections")
    @Operation(summary = "What the run left out in its last reading, by position")
    PageJson<RejectedEntry> rejections(
            @PathVariable UUID run,
            @Parameter(description = "Those that stood there or later") @RequestParam(defaultValue = "1") @Min(1)
                    long from,
            @RequestParam(required = false) @Nullable @Size(max = 128) @Printable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var found = runs.entries(one(run).id(), from, cursor, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new PageJson<>(shown, found.size() > limit ? shown.getLast().factId() : null);
    }

    @GetMapping("/runs/{run}/rejections/{position}/entry")
    @Operation(
            summary = "What the partner wrote in a rejected entry, as text; it is about persons",
            description = "LEFT_OUT where it has more than 1 MiB; GONE after the 30 days that Kafka keeps it.")
    Content entry(Caller caller, @PathVariable UUID run, @PathVariable @Min(1) long position) {
        var serving = one(run).id();
        if (runs.at(serving, position).isEmpty()) {
            throw ApiProblem.unknown("position");
        }
        contents.look(caller, true, "entry " + serving + " " + position);
        return rejectedEntries.raw(serving, position);
    }

    @GetMapping("/runs/{run}/drifts")
    @Operation(summary = "Where the run noticed that the partner came to say another status than ARS holds")
    PageJson<Drift> drifts(
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return PageJson.of(
                drifts.of(one(run).id(), Cursor.mark(cursor, id -> id), limit + 1),
                limit,
                drift -> drift,
                drift -> new Cursor(drift.toldAt(), drift.factId()));
    }

    @GetMapping("/schedule")
    @ResponseStatus(HttpStatus.OK)
    @Operation(summary = "When runs start by themselves")
    @ApiResponse(
            responseCode = "404",
            description = "The importer has not said so yet",
            content = @io.swagger.v3.oas.annotations.media.Content)
    Schedule schedule() {
        return runs.schedule().orElseThrow(() -> ApiProblem.unknown("schedule"));
    }
}
