package tn.ars.tuniclaim.dashboard.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.event.SyncBalance;

/** The runs that have ended, newest first; the first of them says how the synchronization is. */
record SyncStatusJson(
        @Nullable Instant lastSync,
        @Nullable ResultJson lastResult,
        @Nullable Boolean isHealthy,
        List<LogJson> logs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    static SyncStatusJson of(List<Run> ended) {
        if (ended.isEmpty()) {
            return new SyncStatusJson(null, null, null, List.of(), null);
        }
        var last = ended.getFirst();
        return new SyncStatusJson(
                last.endedAt(),
                ResultJson.of(last.balance()),
                last.isHealthy(),
                ended.stream().map(LogJson::of).toList(),
                last.isHealthy() ? null : inWords(last));
    }

    static SyncStatusJson unavailable() {
        return new SyncStatusJson(null, null, null, List.of(), "La base de données ne répond pas.");
    }

    private static String inWords(Run run) {
        var failure = failure(run);
        var counts = counts(run.balance());
        return failure == null ? counts : failure + " (" + counts + ")";
    }

    private static String counts(SyncBalance balance) {
        var bordereaux = balance.bordereaux();
        var bulletins = balance.bulletins();
        return "bordereaux : %s, %s, %s, %s ; bulletins : %s, %s"
                .formatted(
                        count(bordereaux.created(), "créé"),
                        count(bordereaux.updated(), "modifié"),
                        count(bordereaux.unchanged(), "inchangé"),
                        count(bordereaux.rejected(), "rejeté"),
                        count(bulletins.received(), "reçu"),
                        count(bulletins.rejected(), "rejeté"));
    }

    private static String count(long number, String word) {
        return number + " " + word + (number > 1 ? "s" : "");
    }

    /**
     * A run that broke off has few errors among its entries, or none: its words have to say it. The importer's own are English,
     * for an operator.
     */
    private static @Nullable String failure(Run run) {
        return switch (run.outcome()) {
            case FAILED -> "Échec de la synchronisation";
            case CANCELLED -> "Synchronisation annulée";
            case INTERRUPTED -> "Synchronisation interrompue";
            case COMPLETED, COMPLETED_WITH_REJECTIONS -> null;
            case null -> null;
        };
    }

    @Schema(name = "SyncResult")
    record ResultJson(long imported, long errors) {
        private static ResultJson of(SyncBalance balance) {
            return new ResultJson(
                    balance.bordereaux().inStep(), balance.bordereaux().rejected());
        }
    }

    @Schema(name = "SyncLog")
    record LogJson(@Nullable Instant date, long imported, long errors, String details) {
        private static LogJson of(Run run) {
            var result = ResultJson.of(run.balance());
            return new LogJson(run.endedAt(), result.imported(), result.errors(), inWords(run));
        }
    }
}
