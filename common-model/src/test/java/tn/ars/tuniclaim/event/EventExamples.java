package tn.ars.tuniclaim.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.claim.ReclamationStatus;

/** One complete event of every type, each optional field filled. */
final class EventExamples {

    static final BordereauReference BORDEREAU = new BordereauReference("BRD-2026-000123");
    static final NumeroBs BULLETIN = new NumeroBs("BS-7");
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00.123Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final SyncBalance BALANCE = new SyncBalance(
            new SyncBalance.Counts(9, 1, 2, 3, 1, 2),
            new SyncBalance.Counts(20, 4, 5, 6, 2, 3),
            new SyncBalance.Counts(60, 12, 15, 18, 6, 9),
            21);
    private static final PushSubject PUSH =
            new PushSubject("evt-1", BORDEREAU, BULLETIN, PushKind.STATUS, "VALIDATED", NOON);

    private static final PushSelection SELECTION =
            new PushSelection("evt-1", BORDEREAU, PushKind.STATUS, Undelivered.REFUSED, NOON, NOON, null);

    private static final NoticeRoutes ROUTES = new NoticeRoutes(
            List.of(new NoticeRoutes.Recipient("ops@ars.tn", NoticeLanguage.FR, List.of("ADMINISTRATEUR"), 20)),
            List.of(new NoticeRoutes.Route(
                    "ADMINISTRATEUR", NoticeTheme.HEALTH, AlertCause.Severity.WARNING, NoticePace.IMMEDIATE)));

    private EventExamples() {}

    static List<Event> all() {
        return List.of(
                new BordereauStatusChanged(
                        BORDEREAU, BordereauStatus.EN_COURS, BordereauStatus.TRAITE, "amira", "gest-4"),
                new BulletinStatusChanged(
                        BORDEREAU, BULLETIN, BulletinStatus.IN_PROGRESS, BulletinStatus.VALIDATED, "amira", "gest-4"),
                new PaymentChanged(
                        BORDEREAU, BULLETIN, PaymentStatus.EXECUTE, Montant.of("123.450"), NOON, "VIR-9", "finance"),
                new ReclamationChanged(BORDEREAU, BULLETIN, ReclamationStatus.RESOLUE, "amira"),
                new BordereauImported(
                        BORDEREAU,
                        ImportEffect.CREATED,
                        new PartnerId("9912"),
                        "Société Générale d'Étanchéité",
                        "Clinique des Jasmins",
                        BordereauStatus.A_SCANNER,
                        NOON,
                        5,
                        20,
                        19,
                        ID),
                bulletin(),
                new SyncCommand.SyncRequested(ID, SyncTrigger.PERSON, "amira"),
                new SyncCommand.SyncCancelRequested(ID, "amira", "wrong hour"),
                new SyncCommand.RejectionsRetryRequested(ID, "amira", ID, 17L),
                new SyncCommand.SchedulePauseRequested("amira", "the partner migrates"),
                new SyncCommand.ScheduleResumeRequested("amira", "it has migrated"),
                new SyncEvent.SyncStarted(ID, SyncTrigger.SCHEDULE, "importer-service"),
                new SyncEvent.SyncJoined(ID, ID),
                new SyncEvent.SyncProgressed(
                        ID, BALANCE, new SyncForecast(400, Duration.ofSeconds(90), SyncForecast.Basis.LENGTH)),
                new SyncEvent.SyncEnded(
                        ID,
                        SyncOutcome.FAILED,
                        "the partner does not answer",
                        BALANCE,
                        SyncFailure.PARTNER_TIMED_OUT,
                        new SyncTraffic(1_000, 9, 1)),
                new SyncEvent.EntryRejected(
                        ID,
                        2,
                        17,
                        "BRD-2026-000124",
                        "BS-8",
                        "montant",
                        "must be a decimal number",
                        RejectionCode.NOT_AN_AMOUNT,
                        "123.450"),
                new SyncEvent.DriftNoticed(ID, BORDEREAU, BULLETIN, "VALIDATED", NOON, "REJETE"),
                new SyncEvent.DriftEnded(ID, BORDEREAU, BULLETIN, "VALIDATED"),
                new RejectedEntryKept(ID, 2, 17, "{\"id\": 7}", 9),
                new SyncEvent.ScheduleChanged(
                        true, "0 0 * * * *", "Africa/Tunis", NOON, "amira", NOON, "the partner migrates"),
                new PushCommand.PushReplayRequested(SELECTION, true, 20, "amira"),
                new PushCommand.PushDiscardRequested(SELECTION, "settled by telephone", "amira"),
                new PushCommand.PushPauseRequested("amira", "the partner migrates"),
                new PushCommand.PushResumeRequested("amira", "it has migrated"),
                new PushEvent.PushReplayCounted("cmd-1", 120, 7),
                new PushEvent.PushReplayEnded("cmd-1", 120),
                new PushEvent.PushDiscardEnded("cmd-2", 3, "settled by telephone", "amira"),
                new PushEvent.PushFlowChanged(true, "amira", "the partner migrates"),
                new PushResult.PushDelivered(PUSH, 2, 1, Duration.ofMillis(1_250)),
                new PushResult.PushParked(PUSH, ParkReason.PARTNER_FAILING, 3, 1, "answered 503", NOON),
                new PushResult.PushSuperseded(PUSH, "evt-2"),
                new PushResult.PushSetAside(PUSH, "it was read but could not be handled"),
                new PushResult.PushReleased(PUSH, "cmd-1", "amira"),
                new PushResult.PushDiscarded(PUSH, "cmd-2", "amira", "settled by telephone"),
                new PushResult.PushRefused(PUSH, 422, "code inconnu \"V9\""),
                new Alert.AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.statuses", "no ce_id", BORDEREAU),
                new Alert.AlertResolved(AlertCause.RECORD_UNREADABLE, "ars.statuses", "they can be read again"),
                new Notice.NoticeDue(ID, ID, NoticeKind.OPENED, "ops@ars.tn", "MY TUNICLAIM ne répond pas", NOON),
                new Notice.NoticeSent(ID, ID, NoticeKind.OPENED, "ops@ars.tn", "mail", "<1@ars>", 2),
                new Notice.NoticeFailed(
                        ID, ID, NoticeKind.UPDATED, "ops@ars.tn", "mail", 1, "554 5.7.1 rejected", true, NOON),
                new Notice.NoticeWithheld(ID, ID, NoticeKind.REPEATED, "ops@ars.tn", Withheld.CAPPED, ID),
                incident(),
                new IncidentEvent.IncidentCommandAnswered("cmd-3", ID, "amira", IncidentRefusal.OVER),
                new IncidentEvent.NoticeRoutesChanged(ROUTES, "amira", NOON),
                new IncidentEvent.ChannelTested(
                        "tuniclaim", false, "the partner cannot be reached", SyncFailure.PARTNER_UNREACHABLE),
                new IncidentCommand.IncidentAcknowledgeRequested(ID, "amira", "on it"),
                new IncidentCommand.IncidentAssignRequested(ID, "sami", "amira", "knows the partner"),
                new IncidentCommand.IncidentSilenceRequested(ID, NOON, "amira", "the partner migrates"),
                new IncidentCommand.IncidentUnsilenceRequested(ID, "amira", "it has migrated"),
                new IncidentCommand.NoticeRetryRequested(ID, "amira", "the account works again"),
                new IncidentCommand.NoticeRoutesChangeRequested(ROUTES, ROUTES, "amira", "Sami is on leave"),
                new IncidentCommand.ChannelTestRequested("mail", "amira"),
                new InstanceHealthReported(
                        "importer-service",
                        "host:8081",
                        InstanceHealthReported.Health.DEGRADED,
                        Map.of("partner", InstanceHealthReported.Health.DEGRADED),
                        NOON));
    }

    private static IncidentEvent.IncidentChanged incident() {
        return new IncidentEvent.IncidentChanged(
                ID,
                IncidentChange.SILENCED,
                AlertCause.PARTNER_UNAVAILABLE,
                "writing",
                List.of("reading", "writing"),
                AlertCause.Severity.CRITICAL,
                NOON,
                NOON,
                10_000,
                List.of(BORDEREAU.value()),
                "answered 503",
                "answered 502",
                2,
                NOON,
                ID,
                "amira",
                NOON,
                "sami",
                "amira",
                NOON,
                3);
    }

    private static BulletinImported bulletin() {
        var item = new BulletinImported.Item(
                "Amoxicilline 1 g",
                2,
                "après repas",
                "Pharmacie",
                "Pharmacie El Amen",
                DAY,
                "FIXE",
                Montant.of("18.200"),
                Montant.of("12.740"),
                Montant.of("5.460"),
                "plafond",
                "M12",
                "10/10",
                "9/10",
                "3",
                0);
        return new BulletinImported(
                BORDEREAU,
                BULLETIN,
                ImportEffect.UPDATED,
                BulletinStatus.IN_PROGRESS,
                "C-1",
                "M-1",
                "محمد الطرابلسي",
                "Béchir",
                "BRD",
                "Pharmacie",
                "Société",
                "acte",
                NOON,
                DAY,
                DAY,
                DAY.plusDays(5),
                Montant.of("12.740"),
                Montant.of("18.200"),
                5,
                "NORMAL",
                "vu",
                "https://scans.example/1",
                List.of(item),
                ID);
    }
}
