package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Over;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.ServedBy;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Told;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Unknown;
import tn.ars.tuniclaim.dashboard.sync.CancelRun;
import tn.ars.tuniclaim.dashboard.sync.RequestSync;
import tn.ars.tuniclaim.dashboard.sync.RetryRejections;
import tn.ars.tuniclaim.dashboard.sync.SwitchSchedule;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;

/** What can be asked of the importer. */
@RestController
@RequestMapping(path = "/api/v1")
@Tag(name = "Synchronization")
class ImporterCalls {

    private final RequestSync requestSync;
    private final CancelRun cancelRun;
    private final RetryRejections retryRejections;
    private final SwitchSchedule switchSchedule;
    private final Ids ids;

    ImporterCalls(
            RequestSync requestSync,
            CancelRun cancelRun,
            RetryRejections retryRejections,
            SwitchSchedule switchSchedule,
            Ids ids) {
        this.requestSync = requestSync;
        this.cancelRun = cancelRun;
        this.retryRejections = retryRejections;
        this.switchSchedule = switchSchedule;
        this.ids = ids;
    }

    @PostMapping("/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Start a run, or join the one that goes on")
    RunAskedJson start(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable NothingJson body) {
        return RunAskedJson.of(requestSync.request(caller, ids.of(caller, "runs", key, "")));
    }

    @PostMapping("/runs/{run}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "End a run before its time; what it has written stays",
            description = "Also one that was asked for and has not begun. To cancel a run again, also after it was"
                    + " cancelled, is no mistake and changes nothing.")
    @ApiResponse(
            responseCode = "409",
            description = "The run has ended otherwise, or another one serves the request",
            content = @Content)
    AskedJson cancel(
            Caller caller,
            @PathVariable UUID run,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = orNone(body);
        var id = ids.of(caller, "cancellation " + run, key, why);
        return switch (cancelRun.cancel(caller, id, run, why.reason())) {
            case Told _ -> new AskedJson(id);
            case Unknown _ -> throw ApiProblem.unknown("run");
            case Over _ -> throw ApiProblem.conflict("run", "run_over");
            case ServedBy other -> throw ApiProblem.conflict("run", "run_served", other.runId());
        };
    }

    @PostMapping("/rejections/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try again what was rejected; the id is that of the run that does so, unless it joins another")
    @ApiResponse(
            responseCode = "404",
            description = "Nobody has told of the run, or it rejected nothing there",
            content = @Content)
    AskedJson retry(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable RetryJson body) {
        var which = Objects.requireNonNullElse(body, RetryJson.ALL);
        if (which.position() != null && which.run() == null) {
            throw ApiProblem.invalid("position", "position_without_run");
        }
        var id = ids.of(caller, "retry", key, which);
        return switch (retryRejections.retry(caller, id, which.run(), which.position())) {
            case TOLD -> new AskedJson(id);
            case RUN_UNKNOWN -> throw ApiProblem.unknown("run");
            case POSITION_UNKNOWN -> throw ApiProblem.unknown("position");
        };
    }

    @PostMapping("/schedule/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Let no run start by itself any more")
    AskedJson pause(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = orNone(body);
        var id = ids.of(caller, "schedule/pause", key, why);
        switchSchedule.pause(caller, id, why.reason());
        return new AskedJson(id);
    }

    @PostMapping("/schedule/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Let runs start by themselves again")
    AskedJson resume(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = orNone(body);
        var id = ids.of(caller, "schedule/resume", key, why);
        switchSchedule.resume(caller, id, why.reason());
        return new AskedJson(id);
    }

    private static OptionalReasonJson orNone(@Nullable OptionalReasonJson body) {
        return Objects.requireNonNullElse(body, OptionalReasonJson.NONE);
    }

    /**
     * Which rejections.
     *
     * @param run only what that run rejected
     * @param position only the entry that stood there in that run
     */
    record RetryJson(@Nullable UUID run, @Nullable @Min(1) Long position) {

        static final RetryJson ALL = new RetryJson(null, null);
    }

    /** @param run the one that was asked for, or that serves the request */
    record RunAskedJson(UUID run, State state) {

        enum State {
            ASKED,
            ALREADY_ASKED,
            ALREADY_RUNS
        }

        static RunAskedJson of(SyncAnswer answer) {
            var state = switch (answer) {
                case Accepted _ -> State.ASKED;
                case AlreadyAsked _ -> State.ALREADY_ASKED;
                case AlreadyRuns _ -> State.ALREADY_RUNS;
            };
            return new RunAskedJson(answer.runId(), state);
        }
    }
}
