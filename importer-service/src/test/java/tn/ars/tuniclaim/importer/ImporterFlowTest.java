package tn.ars.tuniclaim.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentCommand.ChannelTestRequested;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.RejectedEntryKept;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncCommand.RejectionsRetryRequested;
import tn.ars.tuniclaim.event.SyncCommand.SchedulePauseRequested;
import tn.ars.tuniclaim.event.SyncCommand.ScheduleResumeRequested;
import tn.ars.tuniclaim.event.SyncCommand.SyncCancelRequested;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncEvent;
import tn.ars.tuniclaim.event.SyncEvent.DriftEnded;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.OfRun;
import tn.ars.tuniclaim.event.SyncEvent.ScheduleChanged;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncJoined;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncForecast.Basis;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.dataset.Oddity;
import tn.ars.tuniclaim.simulator.dataset.Step;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;
import tools.jackson.databind.json.JsonMapper;

/** In by commands and statuses, out by rows and events. */
@WithParts
@SpringBootTest(
        properties = {
            "server.port=0",
            "importer.schedule.cron=-",
            "importer.heartbeat=PT0.2S",
            "importer.retention.cron=* * * * * *",
            "importer.batch-size=10",
            "tuniclaim.attempts=2",
            "tuniclaim.first-pause=10ms",
            "tuniclaim.longest-pause=50ms",
            "tuniclaim.breaker-pause=50ms",
            "tuniclaim.look-again=PT1S",
            "tuniclaim.rate-per-second=10000"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ImporterFlowTest {

    private static final URI ARS = URI.create("/ars/tests");

    private final EventCodec codec = new EventCodec();

    @Autowired
    private KafkaDoor kafka;

    @Autowired
    private Simulator partner;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private HealthEndpoint health;

    @BeforeEach
    void beginWithEmptyTables() {
        partner.clearFaults();
        jdbc.sql(
                        "truncate bulletin_item, bulletin_de_soin, bordereau, ars_status, drift, rejection, rejected_entry, sync_run, open_alert, publication")
                .update();
    }

    @Test
    void brings_over_all_that_makes_sense_once_and_keeps_the_rest_with_its_reason() {
        partner.replaceDataset(world(101, 60, manyOddities()));
        var expected = partner.dataset().counts();

        var first = sync();

        assertThat(first.outcome()).isEqualTo(SyncOutcome.COMPLETED_WITH_REJECTIONS);
        assertThat(first.balance().closes()).isTrue();
        assertThat(first.balance().bordereaux())
                .isEqualTo(new Counts(
                        expected.listEntries(),
                        expected.toHold().bordereaux(),
                        0,
                        0,
                        expected.listEntries() - expected.bordereaux(),
                        expected.rejectedBordereaux()));
        assertThat(first.balance().bulletins().created())
                .isEqualTo(expected.toHold().bulletins());
        assertThat(first.balance().bulletins().rejected()).isEqualTo(expected.rejectedBulletins());
        assertThat(count("bordereau")).isEqualTo(expected.toHold().bordereaux());
        assertThat(count("bulletin_de_soin")).isEqualTo(expected.toHold().bulletins());
        assertThat(count("bulletin_item")).isEqualTo(expected.toHold().items());
        var rejected = expected.rejectedBordereaux() + expected.rejectedBulletins();
        assertThat(
                        count(
                                "rejection join rejected_entry using (run_id, reading, position) where reason <> '' and raw <> ''"))
                .isEqualTo(rejected);
        assertThat(syncEvents(first.runId()))
                .filteredOn(EntryRejected.class::isInstance)
                .hasSize((int) rejected);
        assertThat(bordereauxTold(first.runId()))
                .hasSize((int) expected.toHold().bordereaux());
        assertThat(bulletinsTold(first.runId())).hasSize((int) expected.toHold().bulletins());
        assertThat(syncEvents(first.runId()).getFirst()).isInstanceOf(SyncStarted.class);
        assertThat(syncEvents(first.runId()).getLast()).isEqualTo(first);

        var second = sync();

        assertThat(second.balance().bordereaux().unchanged())
                .isEqualTo(expected.toHold().bordereaux());
        assertThat(second.balance().bulletins().unchanged())
                .isEqualTo(expected.toHold().bulletins());
        assertThat(second.balance().bordereaux().created()).isZero();
        assertThat(second.balance().bordereaux().updated()).isZero();
        assertThat(bordereauxTold(second.runId())).isEmpty();
        assertThat(bulletinsTold(second.runId())).isEmpty();
        awaitAlert(raised(AlertCause.ENTRIES_REJECTED));
    }

    @Test
    void follows_what_changed_at_the_partner_and_forgets_nothing() {
        partner.replaceDataset(world(102, 40, Oddities.CLEAN));
        sync();

        partner.advance(new Step(0.1, 0.2, 0.1, 0.2));
        var expected = partner.dataset().counts();
        var ended = sync();

        assertThat(ended.outcome()).isEqualTo(SyncOutcome.COMPLETED);
        assertThat(ended.balance().bordereaux().created())
                .isEqualTo(expected.sinceLastGeneration().added());
        assertThat(ended.balance().bordereaux().updated())
                .isEqualTo(expected.sinceLastGeneration().touched());
        assertThat(ended.balance().bulletins().updated())
                .isEqualTo(expected.sinceLastGeneration().changed());
        assertThat(count("bordereau")).isEqualTo(expected.everToHold().bordereaux());
        assertThat(count("bulletin_item")).isEqualTo(expected.everToHold().items());
        assertThat(bordereauxTold(ended.runId()))
                .hasSize((int) (expected.sinceLastGeneration().added()
                        + expected.sinceLastGeneration().touched()));
    }

    @Test
    void says_plainly_that_the_partner_is_away_and_when_it_is_back() {
        partner.replaceDataset(world(103, 5, Oddities.CLEAN));
        var raisedBefore = alerts(raised(AlertCause.PARTNER_UNAVAILABLE)).size();
        var resolvedBefore = alerts(resolved(AlertCause.PARTNER_UNAVAILABLE)).size();
        partner.addFault("{\"effect\": \"refuse\"}");

        var failed = sync();

        assertThat(failed.outcome()).isEqualTo(SyncOutcome.FAILED);
        assertThat(failed.reason()).isEqualTo("the partner cannot be reached");
        assertThat(failed.code()).isEqualTo(SyncFailure.PARTNER_UNREACHABLE);
        assertThat(Objects.requireNonNull(failed.traffic()).retries()).isEqualTo(1);
        sync();
        await().until(() -> alerts(raised(AlertCause.PARTNER_UNAVAILABLE)).size() == raisedBefore + 1);
        assertThat(health("partner")).isEqualTo("DEGRADED");
        assertThat(health("db")).isEqualTo("UP");
        assertThat(health("kafka")).isEqualTo("UP");
        jdbc.sql("update open_alert set told_at = told_at - interval '1 hour'").update();
        sync();
        await().until(() -> alerts(raised(AlertCause.PARTNER_UNAVAILABLE)).size() == raisedBefore + 2);

        partner.clearFaults();
        await().until(() -> sync().outcome() == SyncOutcome.COMPLETED);

        await().until(() -> alerts(resolved(AlertCause.PARTNER_UNAVAILABLE)).size() == resolvedBefore + 1);
        assertThat(health("partner")).isEqualTo("UP");
        sync();
        assertThat(alerts(resolved(AlertCause.PARTNER_UNAVAILABLE))).hasSize(resolvedBefore + 1);
        assertThat(alerts(raised(AlertCause.PARTNER_UNAVAILABLE))).hasSize(raisedBefore + 2);
    }

    @Test
    void sees_without_a_run_that_the_partner_is_back() {
        partner.replaceDataset(world(103, 5, Oddities.CLEAN));
        partner.addFault("{\"effect\": \"refuse\"}");
        assertThat(sync().outcome()).isEqualTo(SyncOutcome.FAILED);
        assertThat(health("partner")).isEqualTo("DEGRADED");

        partner.clearFaults();

        await().untilAsserted(() -> assertThat(health("partner")).isEqualTo("UP"));
    }

    @Test
    void tries_the_connection_to_the_partner_when_somebody_asks_and_tells_what_came_of_it() {
        partner.replaceDataset(world(103, 5, Oddities.CLEAN));
        partner.addFault("{\"path\": \"list\", \"effect\": \"error\", \"status\": 401}");
        kafka.send(Fact.of(new ChannelTestRequested(null, "amira"), Instant.now(), ARS));
        await().untilAsserted(() -> assertThat(newestTest()).get().satisfies(tested -> {
            assertThat(tested.works()).isFalse();
            assertThat(tested.code()).isEqualTo(SyncFailure.CREDENTIALS_REFUSED);
            assertThat(tested.failure()).contains("401");
        }));

        partner.clearFaults();
        kafka.send(Fact.of(new ChannelTestRequested(ChannelTested.PARTNER, "amira"), Instant.now(), ARS));

        await().untilAsserted(
                        () -> assertThat(newestTest()).hasValue(new ChannelTested(ChannelTested.PARTNER, true, null)));
        await().untilAsserted(() -> assertThat(health("partner")).isEqualTo("UP"));
    }

    private Optional<ChannelTested> newestTest() {
        return told(Topic.NOTICES, ChannelTested.class, _ -> true).stream().reduce((_, newer) -> newer);
    }

    @Test
    void tells_people_when_the_partner_refuses_the_credentials() {
        partner.replaceDataset(world(104, 5, Oddities.CLEAN));
        partner.addFault("{\"path\": \"list\", \"effect\": \"error\", \"status\": 401}");

        assertThat(sync().outcome()).isEqualTo(SyncOutcome.FAILED);

        awaitAlert(raised(AlertCause.CREDENTIALS_REFUSED));
    }

    @Test
    void counts_each_entry_once_when_the_list_breaks_off_half_way() {
        partner.replaceDataset(world(105, 40, Oddities.CLEAN.with(Oddity.MISSING_NUM_BS, 0.1)));
        partner.addFault("{\"path\": \"list\", \"effect\": \"truncate\", \"afterBytes\": 150000, \"times\": 1}");
        var expected = partner.dataset().counts();

        var ended = sync();

        assertThat(ended.balance().bordereaux()).isEqualTo(new Counts(40, 40, 0, 0, 0, 0));
        assertThat(ended.balance().bulletins().created())
                .isEqualTo(expected.toHold().bulletins());
        assertThat(bordereauxTold(ended.runId())).hasSize(40);
        assertThat(syncEvents(ended.runId()))
                .filteredOn(event -> event instanceof EntryRejected rejected && rejected.reading() == 2)
                .hasSize((int) expected.rejectedBulletins());
    }

    @Test
    void never_moves_back_what_ars_decided() {
        partner.replaceDataset(world(106, 10, Oddities.CLEAN));
        var imported = reference(3);
        var decidedEarly = reference(4);
        var numBs = new NumeroBs(partner.dataset().numBs(3).getFirst());
        tell(new BordereauStatusChanged(decidedEarly, null, BordereauStatus.PAYE, null, null), Instant.now());
        await().until(() -> count("ars_status") == 1);
        sync();
        assertThat(statut(decidedEarly)).isEqualTo("PAYE");

        var decidedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tell(new BordereauStatusChanged(imported, null, BordereauStatus.PRET_VIREMENT, null, null), decidedAt);
        tell(new BulletinStatusChanged(imported, numBs, null, BulletinStatus.PAID, null, null), decidedAt);
        tell(
                new BordereauStatusChanged(imported, null, BordereauStatus.ASSIGNE, null, null),
                decidedAt.minusSeconds(60));
        await().until(() -> count("ars_status") == 3);
        partner.advance(new Step(0, 1, 0, 1));
        var second = sync();

        assertThat(statut(imported)).isEqualTo("PRET_VIREMENT");
        assertThat(statut(decidedEarly)).isEqualTo("PAYE");
        assertThat(jdbc.sql("select etat from bulletin_de_soin where num_bs = ?")
                        .param(numBs.value())
                        .query(String.class)
                        .single())
                .isEqualTo("PAID");
        assertThat(jdbc.sql("""
                                select count(*) from drift d where reference = ? and num_bs is null
                                    and ars_status = 'PRET_VIREMENT'
                                    and partner_word = (select partner_statut from bordereau b where b.reference = d.reference)
                                    and ars_changed_at = ? and at > ars_changed_at
                                """)
                        .params(imported.value(), Timestamp.from(decidedAt))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(count("drift where ars_status = 'PAYE' and num_bs is null")).isPositive();
        var drifts = count("drift");
        assertThat(drifts())
                .hasSize((int) drifts)
                .contains(new DriftNoticed(
                        second.runId(), imported, null, "PRET_VIREMENT", decidedAt, partnerStatut(imported)));
        sync();
        assertThat(count("drift")).isEqualTo(drifts);
        assertThat(drifts()).hasSize((int) drifts);
    }

    @Test
    void tells_once_that_a_drift_has_ended() {
        var before = world(120, 10, Oddities.CLEAN);
        partner.replaceDataset(before);
        sync();
        var decided = BordereauStatus.valueOf(statut(reference(3)));
        tell(new BordereauStatusChanged(reference(3), null, decided, null, null), Instant.now());
        await().until(() -> count("ars_status") == 1);
        for (var differing = 0; differing < 2; differing++) {
            partner.advance(new Step(0, 0, 0, 1));
            assertThat(told(sync(), DriftNoticed.class))
                    .extracting(DriftNoticed::bordereau)
                    .containsExactly(reference(3));
        }
        assertThat(count("drift where ended_at is null")).isEqualTo(2);

        partner.replaceDataset(before);
        var agreeing = sync();

        assertThat(told(agreeing, DriftEnded.class))
                .containsExactly(new DriftEnded(agreeing.runId(), reference(3), null, decided.name()));
        assertThat(count("drift where reference = '" + reference(3) + "' and ended_at > at"))
                .isEqualTo(2);
        jdbc.sql("update bordereau set raw_fingerprint = null, fingerprint = ''")
                .update();
        assertThat(told(sync(), DriftEnded.class)).isEmpty();
    }

    @Test
    void tells_of_no_end_where_the_partner_says_what_it_was_told() {
        var before = world(121, 10, Oddities.CLEAN);
        partner.replaceDataset(before);
        partner.advance(new Step(0, 0, 0, 1));
        sync();
        var decided = BordereauStatus.valueOf(statut(reference(3)));
        beginWithEmptyTables();
        partner.replaceDataset(before);
        sync();
        assertThat(partnerStatut(reference(3))).isNotEqualTo(decided.name());
        tell(new BordereauStatusChanged(reference(3), null, decided, null, null), Instant.now());
        await().until(() -> count("ars_status") == 1);

        partner.advance(new Step(0, 0, 0, 1));
        var telling = sync();

        assertThat(partnerStatut(reference(3))).isEqualTo(decided.name());
        assertThat(told(telling, DriftNoticed.class)).isEmpty();
        assertThat(told(telling, DriftEnded.class)).isEmpty();
    }

    @Test
    void knows_a_drift_to_have_ended_where_the_partner_moves_on_from_it() {
        var before = world(122, 10, Oddities.CLEAN);
        partner.replaceDataset(before);
        partner.advance(new Step(0, 0, 0, 1));
        sync();
        partner.replaceDataset(before);
        assertThat(told(sync(), DriftNoticed.class)).hasSize(10);

        partner.advance(new Step(0, 0, 0, 1));
        partner.advance(new Step(0, 0, 0, 1));
        var ahead = sync();

        assertThat(told(ahead, DriftEnded.class))
                .hasSize(10)
                .contains(new DriftEnded(ahead.runId(), reference(3), null, partnerStatut(reference(3))));
        assertThat(statut(reference(3))).isEqualTo(partnerStatut(reference(3)));
        assertThat(count("drift where ended_at is null")).isZero();
    }

    @Test
    void tells_of_each_bulletin_where_drift_has_ended() {
        var one = world(123, 10, Oddities.CLEAN);
        var other = world(124, 10, Oddities.CLEAN);
        partner.replaceDataset(one);
        sync();
        partner.replaceDataset(other);
        var differing = told(sync(), DriftNoticed.class);
        assertThat(differing).anyMatch(drift -> drift.bulletin() != null);

        partner.replaceDataset(one);
        var agreeing = sync();

        assertThat(told(agreeing, DriftEnded.class))
                .containsExactlyInAnyOrderElementsOf(differing.stream()
                        .map(drift -> new DriftEnded(
                                agreeing.runId(), drift.bordereau(), drift.bulletin(), drift.arsStatus()))
                        .toList());
        assertThat(told(agreeing, DriftNoticed.class)).hasSize((int) count("drift where ended_at is null"));
    }

    @Test
    void tells_what_the_partner_wrote_of_each_entry_that_it_rejected() {
        partner.replaceDataset(world(119, 20, Oddities.CLEAN.with(Oddity.GARBAGE_AMOUNT, 0.2)));

        var run = sync().runId();

        var kept = jdbc.sql("select position, raw from rejected_entry where run_id = ?")
                .param(run)
                .query((row, _) -> RejectedEntryKept.of(run, 1, row.getLong("position"), row.getString("raw")))
                .list();
        assertThat(kept).isNotEmpty();
        await().untilAsserted(() -> assertThat(told(
                        Topic.REJECTED_ENTRIES,
                        RejectedEntryKept.class,
                        entry -> entry.runId().equals(run)))
                .containsExactlyInAnyOrderElementsOf(kept));
    }

    @Test
    void holds_what_ars_decided_of_a_bordereau_that_it_names_by_the_partners_id() {
        partner.replaceDataset(world(113, 10, Oddities.CLEAN));
        var early = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tell(new BordereauStatusChanged(partnerId(4), null, BordereauStatus.PAYE, null, null), early);
        tell(new BordereauStatusChanged(reference(5), null, BordereauStatus.CLOTURE, null, null), early);
        tell(new BordereauStatusChanged(partnerId(5), null, BordereauStatus.PAYE, null, null), early.minusSeconds(60));
        await().until(() -> count("ars_status") == 3);

        sync();

        assertThat(statut(reference(4))).isEqualTo("PAYE");
        assertThat(statut(reference(5))).isEqualTo("CLOTURE");
        assertThat(count("ars_status")).isEqualTo(2);

        tell(new BordereauStatusChanged(partnerId(3), null, BordereauStatus.PRET_VIREMENT, null, null), early);
        await().until(() -> statut(reference(3)).equals("PRET_VIREMENT"));
        partner.advance(new Step(0, 1, 0, 1));
        sync();
        assertThat(statut(reference(3))).isEqualTo("PRET_VIREMENT");
        assertThat(statut(reference(4))).isEqualTo("PAYE");
    }

    @Test
    void takes_a_name_for_the_reference_that_it_is_though_another_bordereau_has_it_as_id() {
        partner.replaceDataset(world(114, 10, Oddities.CLEAN));
        sync();
        var other = statut(reference(6));
        jdbc.sql("update bordereau set reference = partner_id where reference = ?")
                .param(reference(7).value())
                .update();
        jdbc.sql("update bordereau set partner_id = ? where reference = ?")
                .params(partnerId(7).value(), reference(6).value())
                .update();

        tell(new BordereauStatusChanged(partnerId(7), null, BordereauStatus.PAYE, null, null), Instant.now());
        tell(new BordereauStatusChanged(partnerId(8), null, BordereauStatus.PAYE, null, null), Instant.now());

        await().until(() -> statut(reference(8)).equals("PAYE"));
        await().until(() -> statut(partnerId(7)).equals("PAYE"));
        assertThat(statut(reference(6))).isEqualTo(other);
    }

    @Test
    void puts_on_a_row_what_ars_decided_before_the_partner_gave_the_id_by_which_ars_named_it() {
        partner.replaceDataset(world(115, 10, Oddities.CLEAN));
        sync();
        jdbc.sql(
                        "update bordereau set partner_id = null, fingerprint = '', content_fingerprint = '', raw_fingerprint = null where reference = ?")
                .param(reference(2).value())
                .update();
        tell(new BordereauStatusChanged(partnerId(2), null, BordereauStatus.PAYE, null, null), Instant.now());
        await().until(() -> count("ars_status") == 1);

        var ended = sync();

        assertThat(statut(reference(2))).isEqualTo("PAYE");
        assertThat(ended.balance().bordereaux().updated()).isEqualTo(1);
        assertThat(bordereauxTold(ended.runId())).hasSize(1);
    }

    @Test
    void waits_for_a_decision_under_the_name_that_the_partner_gives_up() {
        partner.replaceDataset(world(116, 10, Oddities.CLEAN));
        sync();
        jdbc.sql(
                        "update bordereau set partner_id = 'old', fingerprint = '', content_fingerprint = '', raw_fingerprint = null where reference = ?")
                .param(reference(2).value())
                .update();
        var run = UUID.randomUUID();

        // As a decision does that is being put on the row.
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended('ars_status.old', 0)))")
                    .query(Long.class)
                    .single();
            order(run);
            await().until(() -> count("pg_locks where locktype = 'advisory' and not granted") == 1);
            jdbc.sql("insert into ars_status values (?, '', 'PAYE', now())")
                    .param(reference(2).value())
                    .update();
            jdbc.sql("update bordereau set statut = 'PAYE' where reference = ?")
                    .param(reference(2).value())
                    .update();
        });

        assertThat(ended(run).balance().bordereaux().updated()).isEqualTo(1);
        assertThat(statut(reference(2))).isEqualTo("PAYE");
    }

    @Test
    void has_a_transaction_end_in_which_nothing_happens() {
        assertThat(jdbc.sql("show idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("1min");
    }

    @Test
    void counts_the_same_whether_it_reads_an_entry_or_knows_its_bytes() {
        partner.replaceDataset(world(112, 40, manyOddities()));
        sync();
        var known = count("bordereau where raw_fingerprint is not null");
        assertThat(known).isPositive().isLessThan(count("bordereau"));
        var written = rows();

        var recognized = sync();

        assertThat(rows()).isEqualTo(written);
        jdbc.sql("update bordereau set raw_fingerprint = null").update();
        var read = sync();
        assertThat(read.balance()).isEqualTo(recognized.balance());
        assertThat(read.balance().items().unchanged()).isEqualTo(count("bulletin_item"));
        assertThat(count("bordereau where raw_fingerprint is not null")).isEqualTo(known);
        assertThat(sync().balance()).isEqualTo(recognized.balance());
    }

    /** When each row was written last. */
    private List<String> rows() {
        return Stream.of("bordereau", "bulletin_de_soin", "bulletin_item", "client", "contract", "prestataire")
                .flatMap(
                        table -> jdbc
                                .sql("select '%1$s ' || ctid || xmin from %1$s".formatted(table))
                                .query(String.class)
                                .list()
                                .stream())
                .sorted()
                .toList();
    }

    @Test
    void fills_in_what_was_not_known_of_a_company_and_erases_nothing() {
        partner.replaceDataset(world(113, 1, Oddities.CLEAN));
        sync();
        jdbc.sql("update client set email = null, phone = 'kept'").update();
        jdbc.sql("truncate bulletin_item, bulletin_de_soin, bordereau").update();
        sync();
        assertThat(count("client where email is not null and phone <> 'kept'")).isEqualTo(1);
    }

    @Test
    void obeys_a_command_once() {
        partner.replaceDataset(world(107, 5, Oddities.CLEAN));
        var run = UUID.randomUUID();
        order(run);
        ended(run);
        order(run);
        var other = UUID.randomUUID();
        order(other);
        ended(other);

        assertThat(syncEvents(run)).filteredOn(SyncStarted.class::isInstance).hasSize(1);
    }

    @Test
    void joins_the_run_that_is_open_and_ends_it_when_told_to() {
        partner.replaceDataset(world(108, 200, Oddities.CLEAN));
        partner.addFault("{\"path\": \"list\", \"effect\": \"drip\", \"bytesPerSecond\": 5000}");
        var run = UUID.randomUUID();
        order(run);
        await().until(() -> count("sync_run where ended_at is null") == 1);
        var joining = UUID.randomUUID();
        order(joining);
        kafka.send(Fact.of(new SyncCancelRequested(run, "samia", "wrong day"), Instant.now(), ARS));

        var ended = ended(run);

        assertThat(ended.outcome()).isEqualTo(SyncOutcome.CANCELLED);
        assertThat(ended.reason()).isEqualTo("cancelled by samia: wrong day");
        assertThatIsJoined(joining, run);
    }

    @Test
    void ends_the_run_of_an_importer_that_died() {
        partner.replaceDataset(world(109, 3, Oddities.CLEAN));
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into sync_run (id, trigger, requested_by, started_at, owner, heartbeat_at, balance)
                        values (?, 'PERSON', 'samia', now(), ?, now() - interval '31 seconds',
                            '{"bordereaux": {"received": 7, "created": 7, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0},
                              "bulletins": {"received": 0, "created": 0, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0}}')
                        """).params(run, UUID.randomUUID()).update();

        var ended = ended(run);

        assertThat(ended.outcome()).isEqualTo(SyncOutcome.INTERRUPTED);
        assertThat(ended.code()).isEqualTo(SyncFailure.OWNER_DIED);
        assertThat(ended.balance().bordereaux().received()).isEqualTo(7);
        awaitAlert(raised(AlertCause.SYNC_FAILED));
        awaitAlert(resolved(AlertCause.SYNC_FAILED));
        await().until(() -> count("sync_run where trigger = 'RECOVERY' and outcome = 'COMPLETED'") == 1);
        assertThat(count("bordereau")).isEqualTo(3);
    }

    @Test
    void does_not_repeat_what_was_to_be_cancelled() {
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into sync_run (id, trigger, requested_by, started_at, owner, heartbeat_at, balance, cancelled_by)
                        values (?, 'PERSON', 'samia', now(), ?, now() - interval '31 seconds', '%s', 'amira')
                        """.formatted(new JsonMapper().writeValueAsString(SyncBalance.ZERO)))
                .params(run, UUID.randomUUID())
                .update();

        assertThat(ended(run).outcome()).isEqualTo(SyncOutcome.CANCELLED);
        assertThat(count("sync_run")).isEqualTo(1);
    }

    @Test
    void does_not_repeat_what_was_a_repetition() {
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into sync_run (id, trigger, requested_by, started_at, owner, heartbeat_at, balance)
                        values (?, 'RECOVERY', 'samia', now(), ?, now() - interval '31 seconds', '%s')
                        """.formatted(new JsonMapper().writeValueAsString(SyncBalance.ZERO)))
                .params(run, UUID.randomUUID())
                .update();

        assertThat(ended(run).outcome()).isEqualTo(SyncOutcome.INTERRUPTED);
        assertThat(count("sync_run")).isEqualTo(1);
    }

    @Test
    void tells_how_far_it_is_and_what_it_asked_of_the_partner() {
        partner.replaceDataset(world(112, 60, Oddities.CLEAN));
        var first = sync();
        partner.addFault("{\"path\": \"list\", \"effect\": \"drip\", \"bytesPerSecond\": 200000}");
        var second = sync();

        assertThat(Objects.requireNonNull(first.traffic()).calls()).isEqualTo(1);
        assertThat(first.traffic().bytes()).isGreaterThan(10_000);
        assertThat(syncEvents(second.runId()))
                .filteredOn(SyncProgressed.class::isInstance)
                .map(event -> ((SyncProgressed) event).forecast())
                .allSatisfy(forecast -> {
                    assertThat(forecast).isNotNull();
                    assertThat(forecast.bordereaux()).isEqualTo(60);
                    assertThat(forecast.basis()).isEqualTo(Basis.LAST_RUN);
                });
        assertThat(jdbc.sql("select calls from sync_run where id = ?")
                        .param(second.runId())
                        .query(Long.class)
                        .single())
                .isEqualTo(Objects.requireNonNull(second.traffic()).calls());
    }

    @Test
    void tries_rejected_entries_again_when_it_is_told_to() {
        partner.replaceDataset(world(113, 25, Oddities.CLEAN));
        jdbc.sql("alter table bordereau add constraint poison check (reference not in ('%s', '%s'))"
                        .formatted(reference(3).value(), reference(13).value()))
                .update();
        SyncEnded rejecting;
        SyncEnded stillPoisoned;
        try {
            rejecting = sync();
            stillPoisoned = retry(rejecting.runId(), 4L);
        } finally {
            jdbc.sql("alter table bordereau drop constraint poison").update();
        }
        assertThat(stillPoisoned.balance().bordereaux()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        assertThat(count("rejection where settled = 'REPLACED'")).isEqualTo(1);
        assertThat(count("rejection where settled is null")).isEqualTo(2);
        assertThat(count("rejected_entry where raw is not null")).isEqualTo(2);

        var one = retry(stillPoisoned.runId(), null);

        assertThat(one.outcome()).isEqualTo(SyncOutcome.COMPLETED);
        assertThat(one.balance().bordereaux()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        assertThat(one.balance().bulletins().created()).isEqualTo(4);
        assertThat(count("open_alert where cause = 'ENTRIES_REJECTED'")).isEqualTo(1);

        var rest = retry(null, null);

        assertThat(rest.balance().bordereaux()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        assertThat(syncEvents(rest.runId()).getFirst())
                .isEqualTo(new SyncStarted(rest.runId(), SyncTrigger.RETRY, "samia"));
        assertThat(count("bordereau")).isEqualTo(25);
        assertThat(count("rejection where settled is null")).isZero();
        assertThat(count("rejection where settled = 'MENDED' and settled_by = '" + rest.runId() + "'"))
                .isEqualTo(1);
        assertThat(count("open_alert")).isZero();
        awaitAlert(resolved(AlertCause.ENTRIES_REJECTED));
        assertThat(retry(null, null).balance().bordereaux()).isEqualTo(Counts.ZERO);
    }

    @Test
    void marks_as_mended_what_a_later_list_brings_whole() {
        partner.replaceDataset(world(114, 20, Oddities.CLEAN.with(Oddity.GARBAGE_AMOUNT, 0.2)));
        var rejecting = sync();
        assertThat(rejecting.code()).isEqualTo(SyncFailure.ENTRIES_REJECTED);
        assertThat(syncEvents(rejecting.runId()))
                .filteredOn(EntryRejected.class::isInstance)
                .isNotEmpty()
                .allMatch(event -> ((EntryRejected) event).code() == RejectionCode.NOT_AN_AMOUNT);
        var open = count("rejection where settled is null");

        partner.replaceDataset(world(114, 20, Oddities.CLEAN));
        assertThat(sync().outcome()).isEqualTo(SyncOutcome.COMPLETED);

        assertThat(count("rejection where settled = 'MENDED'")).isEqualTo(open);
        assertThat(count("rejection where settled is null")).isZero();
        assertThat(count("rejected_entry where raw is not null")).isZero();
    }

    @Test
    void leaves_to_a_retry_what_it_was_asked_to_try() {
        partner.replaceDataset(world(117, 5, Oddities.CLEAN.with(Oddity.SEPARATE_BULLETINS, 1)));
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"error\", \"status\": 404}");
        sync();
        partner.clearFaults();
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"latency\", \"millis\": 2000}");
        var retrying = UUID.randomUUID();
        tell(new RejectionsRetryRequested(retrying, "samia", null, null), Instant.now());
        await().until(() -> count("sync_run where ended_at is null") == 1);
        var asking = UUID.randomUUID();
        tell(new RejectionsRetryRequested(asking, "amira", null, null), Instant.now());

        assertThat(ended(retrying).balance().bordereaux()).isEqualTo(new Counts(5, 5, 0, 0, 0, 0));
        assertThat(ended(asking).balance().bordereaux()).isEqualTo(Counts.ZERO);
        assertThat(count("rejection where settled = 'MENDED' and settled_by = '" + retrying + "'"))
                .isEqualTo(5);
    }

    @Test
    void lets_a_run_follow_that_the_open_one_does_not_serve() {
        partner.replaceDataset(world(115, 5, Oddities.CLEAN.with(Oddity.SEPARATE_BULLETINS, 1)));
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"error\", \"status\": 404}");
        sync();
        partner.clearFaults();
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"latency\", \"millis\": 2000}");
        var retrying = UUID.randomUUID();
        tell(new RejectionsRetryRequested(retrying, "samia", null, null), Instant.now());
        await().until(() -> count("sync_run where ended_at is null") == 1);
        var following = UUID.randomUUID();
        order(following);
        var joining = UUID.randomUUID();
        order(joining);

        assertThat(ended(retrying).balance().bordereaux().created()).isEqualTo(5);
        assertThat(ended(following).balance().bordereaux().unchanged()).isEqualTo(5);
        assertThatIsJoined(joining, following);
    }

    @Test
    void does_not_start_what_was_cancelled_before_its_turn() {
        partner.replaceDataset(world(118, 5, Oddities.CLEAN.with(Oddity.SEPARATE_BULLETINS, 1)));
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"error\", \"status\": 404}");
        sync();
        partner.clearFaults();
        partner.addFault("{\"path\": \"bulletins\", \"effect\": \"latency\", \"millis\": 2000}");
        var retrying = UUID.randomUUID();
        tell(new RejectionsRetryRequested(retrying, "samia", null, null), Instant.now());
        await().until(() -> count("sync_run where ended_at is null") == 1);
        var following = UUID.randomUUID();
        order(following);
        tell(new SyncCancelRequested(following, "amira", null), Instant.now());

        assertThat(ended(following).code()).isEqualTo(SyncFailure.CANCELLED);
        assertThat(ended(retrying).outcome()).isEqualTo(SyncOutcome.COMPLETED);
        assertThat(count("sync_run")).isEqualTo(2);
    }

    @Test
    void starts_once_what_was_due_while_nobody_looked() {
        partner.replaceDataset(world(116, 3, Oddities.CLEAN));
        await().until(() -> count("schedule") == 1);
        jdbc.sql("update schedule set next_at = now() - interval '5 hours'").update();

        await().until(() -> count("sync_run where trigger = 'SCHEDULE' and ended_at is not null") == 1);

        assertThat(count("sync_run")).isEqualTo(1);
        assertThat(count("schedule where next_at is null")).isEqualTo(1);
    }

    @Test
    void keeps_the_schedule_paused_until_it_is_resumed() {
        await().until(() -> count("schedule") == 1);
        tell(new SchedulePauseRequested("samia", "the partner migrates"), Instant.now());
        await().until(() -> count("schedule where paused and changed_by = 'samia' and next_at is null") == 1);
        tell(new ScheduleResumeRequested("amira", null), Instant.now());
        await().until(() -> count("schedule where not paused and changed_by = 'amira'") == 1);

        await().untilAsserted(() -> assertThat(told(Topic.SYNC_EVENTS, ScheduleChanged.class, _ -> true))
                .extracting(ScheduleChanged::paused, ScheduleChanged::changedBy, ScheduleChanged::reason)
                .endsWith(tuple(true, "samia", "the partner migrates"), tuple(false, "amira", null)));
    }

    @Test
    void rejects_alone_what_cannot_be_written() {
        partner.replaceDataset(world(110, 25, Oddities.CLEAN));
        var poison = reference(13);
        jdbc.sql("alter table bordereau add constraint poison check (reference <> '" + poison.value() + "')")
                .update();
        try {
            var ended = sync();

            assertThat(ended.outcome()).isEqualTo(SyncOutcome.COMPLETED_WITH_REJECTIONS);
            assertThat(ended.balance().bordereaux()).isEqualTo(new Counts(25, 24, 0, 0, 0, 1));
            assertThat(jdbc.sql("select position || ' ' || reference || ' ' || reason from rejection")
                            .query(String.class)
                            .list())
                    .containsExactly("14 " + poison.value() + " cannot be written (DataIntegrityViolationException)");
        } finally {
            jdbc.sql("alter table bordereau drop constraint poison").update();
        }
        assertThat(sync().balance().bordereaux()).isEqualTo(new Counts(25, 1, 0, 24, 0, 0));
    }

    @Test
    void fails_where_nothing_at_all_can_be_written() {
        partner.replaceDataset(world(111, 15, Oddities.CLEAN));
        jdbc.sql("alter table bordereau add constraint poison check (false)").update();
        try {
            assertThat(sync().outcome()).isEqualTo(SyncOutcome.FAILED);
        } finally {
            jdbc.sql("alter table bordereau drop constraint poison").update();
        }
    }

    @Test
    void forgets_what_is_old() {
        for (var days : List.of(1, 31, 91)) {
            var run = UUID.randomUUID();
            jdbc.sql("""
                            with old as (select now() - make_interval(days => ?) as at), run as (
                                insert into sync_run (id, trigger, requested_by, started_at, owner, heartbeat_at, balance, ended_at, outcome)
                                select ?, 'PERSON', 'samia', at, ?, at, '{}', at, 'COMPLETED' from old),
                            drift as (
                                insert into drift (reference, ars_status, partner_word, run_id, at)
                                select 'B-1', 'PAYE', 'RECU', ?, at from old),
                            entry as (
                                insert into rejected_entry (run_id, reading, position, raw, at)
                                select ?, 1, 1, '{}', at from old)
                            insert into rejection (run_id, reading, position, bulletin, code, reason, at)
                            select ?, 1, 1, 0, 'REQUIRED', 'is wrong', at from old
                            """).params(days, run, run, run, run, run).update();
        }

        // What commits in the middle of a tick is forgotten in part by that one, and wholly by the next.
        await().untilAsserted(() -> {
            assertThat(count("sync_run")).isEqualTo(2);
            assertThat(count("rejection")).isEqualTo(2);
            assertThat(count("rejected_entry where raw is null")).isEqualTo(1);
            assertThat(count("drift")).isEqualTo(2);
        });
    }

    private static DatasetSettings world(long seed, int bordereaux, Oddities oddities) {
        return new DatasetSettings(seed, bordereaux, 4, 2, oddities);
    }

    private static Oddities manyOddities() {
        var oddities = Oddities.REALISTIC;
        for (var oddity : List.of(
                Oddity.MISSING_REFERENCE,
                Oddity.MISSING_ID,
                Oddity.MISSING_IDENTITY,
                Oddity.DUPLICATE,
                Oddity.DIFFERING_DUPLICATE,
                Oddity.UNKNOWN_STATUT,
                Oddity.WRONG_NOMBRE_BS,
                Oddity.EMPTY_BULLETINS,
                Oddity.MISSING_CLIENT_NAME,
                Oddity.CONTROL_CHARACTERS,
                Oddity.LONG_TEXT,
                Oddity.MISSING_NUM_BS,
                Oddity.GARBAGE_AMOUNT,
                Oddity.GARBAGE_DATE)) {
            oddities = oddities.with(oddity, 0.05);
        }
        return oddities.with(Oddity.SEPARATE_BULLETINS, 0.3);
    }

    private BordereauReference reference(long index) {
        return new BordereauReference(partner.dataset().reference(index));
    }

    /** As a careless module of ARS would name the bordereau. */
    private BordereauReference partnerId(long index) {
        return new BordereauReference(partner.dataset().id(index));
    }

    private SyncEnded sync() {
        var run = UUID.randomUUID();
        order(run);
        return ended(run);
    }

    private SyncEnded retry(@Nullable UUID rejectedRun, @Nullable Long position) {
        var run = UUID.randomUUID();
        tell(new RejectionsRetryRequested(run, "samia", rejectedRun, position), Instant.now());
        return ended(run);
    }

    private void order(UUID run) {
        tell(new SyncRequested(run, SyncTrigger.PERSON, "samia"), Instant.now());
    }

    private void tell(Event event, Instant at) {
        kafka.send(Fact.of(event, at, ARS));
    }

    private SyncEnded ended(UUID run) {
        return await().until(
                        () -> syncEvents(run).stream()
                                .filter(SyncEnded.class::isInstance)
                                .map(SyncEnded.class::cast)
                                .toList(),
                        ends -> !ends.isEmpty())
                .getFirst();
    }

    /** Told under a key of its own: it may come later than what the open run tells after it. */
    private void assertThatIsJoined(UUID joining, UUID open) {
        await().untilAsserted(() -> assertThat(syncEvents(joining)).containsExactly(new SyncJoined(joining, open)));
    }

    private List<SyncEvent> syncEvents(UUID run) {
        return told(Topic.SYNC_EVENTS, OfRun.class, event -> event.runId().equals(run)).stream()
                .map(SyncEvent.class::cast)
                .toList();
    }

    private <E> List<E> told(SyncEnded run, Class<E> type) {
        return syncEvents(run.runId()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<BordereauImported> bordereauxTold(UUID run) {
        return told(
                Topic.BORDEREAUX,
                BordereauImported.class,
                event -> event.runId().equals(run));
    }

    private List<BulletinImported> bulletinsTold(UUID run) {
        return told(
                Topic.BULLETINS, BulletinImported.class, event -> event.runId().equals(run));
    }

    /** Alerts have a topic of their own: they may come later than the end of the run. */
    private void awaitAlert(Predicate<Event> which) {
        await().until(() -> alerts(which), alerts -> !alerts.isEmpty());
    }

    private List<Event> alerts(Predicate<Event> which) {
        return told(Topic.ALERTS, Event.class, which);
    }

    private static Predicate<Event> raised(AlertCause cause) {
        return event -> event instanceof AlertRaised alert
                && alert.cause() == cause
                && Objects.equals(alert.subject(), subject(cause));
    }

    private static Predicate<Event> resolved(AlertCause cause) {
        return event -> event instanceof AlertResolved alert
                && alert.cause() == cause
                && Objects.equals(alert.subject(), subject(cause));
    }

    private static @Nullable String subject(AlertCause cause) {
        return cause == AlertCause.PARTNER_UNAVAILABLE || cause == AlertCause.CREDENTIALS_REFUSED ? "reading" : null;
    }

    /** Those of one key in their order. */
    private <E> List<E> told(Topic topic, Class<E> type, Predicate<E> which) {
        return kafka.read(topic.topicName()).stream()
                .map(record -> {
                    try {
                        return codec.read(record).event();
                    } catch (UnreadableEvent unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }

    private String health(String part) {
        return Objects.requireNonNull(health.healthForPath(part)).getStatus().getCode();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private String statut(BordereauReference reference) {
        return ofBordereau("statut", reference);
    }

    private String partnerStatut(BordereauReference reference) {
        return ofBordereau("partner_statut", reference);
    }

    private String ofBordereau(String column, BordereauReference reference) {
        return jdbc.sql("select " + column + " from bordereau where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    /** Those that stand in the table, as they are told: the table is empty when a test begins. */
    private List<DriftNoticed> drifts() {
        var runs =
                jdbc.sql("select distinct run_id from drift").query(UUID.class).list();
        return told(Topic.SYNC_EVENTS, DriftNoticed.class, event -> runs.contains(event.runId()));
    }
}
