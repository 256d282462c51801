package tn.ars.tuniclaim.dashboard.door;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.RequestSync;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Starting a run, and asking how the runs went. */
@RestController
@RequestMapping("/bulletin-soin/sync/tuniclaim")
@Tag(name = "ARS's screens")
class SyncCalls {

    private static final int LOGS = 20;
    private static final String CALL = "sync";

    private final RequestSync requestSync;
    private final Runs runs;
    private final Ledger ledger;

    SyncCalls(RequestSync requestSync, Runs runs, Ledger ledger) {
        this.requestSync = requestSync;
        this.runs = runs;
        this.ledger = ledger;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.OK)
    @ApiResponse(
            responseCode = "503",
            description = "It was not asked for; the same call may work later",
            content = @Content(schema = @Schema(implementation = SyncAnswerJson.class)))
    @Operation(summary = "Start a run, or join the one that goes on")
    SyncAnswerJson sync(Caller caller) {
        return switch (requestSync.request(caller)) {
            case Accepted accepted -> {
                ledger.count(CALL, "accepted");
                yield SyncAnswerJson.accepted(accepted.runId(), "La synchronisation est demandée.");
            }
            case AlreadyAsked asked -> {
                ledger.count(CALL, "already_asked");
                yield SyncAnswerJson.accepted(asked.runId(), "Une synchronisation est déjà demandée.");
            }
            case AlreadyRuns running -> {
                ledger.count(CALL, "already_runs");
                yield SyncAnswerJson.accepted(running.runId(), "Une synchronisation est déjà en cours.");
            }
        };
    }

    @GetMapping("/status")
    @ResponseStatus(HttpStatus.OK)
    @ApiResponse(
            responseCode = "503",
            description = "The database does not answer; the same call may work later",
            content = @Content(schema = @Schema(implementation = SyncStatusJson.class)))
    @Operation(summary = "How the last runs went")
    ResponseEntity<SyncStatusJson> status() {
        try {
            return ResponseEntity.ok(SyncStatusJson.of(runs.latestEnded(LOGS)));
        } catch (DataAccessException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(SyncStatusJson.unavailable());
        }
    }

    @ExceptionHandler({NotPublished.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<SyncAnswerJson> unavailable(RuntimeException failure) {
        if (!Outages.isOutage(failure)) {
            throw failure;
        }
        ledger.count(CALL, "unavailable");
        var away = failure instanceof NotPublished ? "Kafka" : "La base de données";
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(SyncAnswerJson.failed(
                        "La synchronisation n’a pas pu être demandée. Réessayez dans un instant.",
                        away + " ne répond pas."));
    }
}
