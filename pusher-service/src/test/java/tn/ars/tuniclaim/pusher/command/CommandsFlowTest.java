package tn.ars.tuniclaim.pusher.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.PushCommand;
import tn.ars.tuniclaim.event.PushCommand.PushDiscardRequested;
import tn.ars.tuniclaim.event.PushCommand.PushPauseRequested;
import tn.ars.tuniclaim.event.PushCommand.PushReplayRequested;
import tn.ars.tuniclaim.event.PushCommand.PushResumeRequested;
import tn.ars.tuniclaim.event.PushEvent;
import tn.ars.tuniclaim.event.PushEvent.PushDiscardEnded;
import tn.ars.tuniclaim.event.PushEvent.PushFlowChanged;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.event.PushEvent.PushReplayEnded;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushDiscarded;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushReleased;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.pusher.RunningPusher;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.ledger.Query;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** In by the commands' topic, out by the partner and the pusher's words. */
@RunningPusher
class CommandsFlowTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @Autowired
    KafkaDoor kafka;

    @Autowired
    Simulator partner;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcFlow flow;

    @Autowired
    ObeyedTimer obeyed;

    @Autowired
    HealthEndpoint health;

    private final EventCodec codec = new EventCodec();
    private int second;

    @BeforeEach
    void startClean() {
        partner.replaceDataset(DatasetSettings.DEFAULT);
        partner.clearFaults();
        partner.clearLedger();
    }

    @AfterEach
    void resume() {
        command(new PushResumeRequested("test", null));
        patiently().until(() -> !flow.isPaused());
    }

    @Test
    void a_pause_leaves_the_partner_alone_until_somebody_resumes() {
        var pause = command(new PushPauseRequested("amira", "the partner migrates"));
        flow(pause, true);
        var waiting = send(40, BulletinStatus.VALIDATED);
        assertThat(Objects.requireNonNull(health.healthForPath("flow")).getStatus())
                .isEqualTo(new Status("DEGRADED"));
        await().during(Duration.ofSeconds(2)).until(() -> results(waiting).isEmpty());

        flow(command(new PushResumeRequested("amira", null)), false);
        patiently().until(() -> last(waiting) instanceof PushDelivered);
        assertThat(Objects.requireNonNull(health.healthForPath("flow")).getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void what_was_refused_is_told_again_when_somebody_asks_for_it() {
        var refused = refused(41);
        var one = PushSelection.one(refused.id());

        assertThat(counted(one)).satisfies(counts -> {
            assertThat(counts.kept()).isOne();
            assertThat(counts.needed()).isOne();
        });
        var replay = command(new PushReplayRequested(one, false, 5, "amira"));
        patiently().until(() -> last(refused) instanceof PushDelivered);
        answered(replay, PushReplayEnded.class, ended -> ended.replayed() == 1);
        assertThat(results(refused)).hasSize(3).element(1).isInstanceOfSatisfying(PushReleased.class, released -> {
            assertThat(released.commandId()).isEqualTo(replay.id());
            assertThat(released.requestedBy()).isEqualTo("amira");
        });
        assertThat(counted(one).kept()).isZero();
    }

    @Test
    void a_rehearsal_tells_what_is_needed_no_more_and_a_replay_does_not_tell_it() {
        var refused = refused(42);
        var newer = send(42, BulletinStatus.REJECTED);
        patiently().until(() -> last(newer) instanceof PushDelivered);
        var selection = new PushSelection(
                null, reference(42), PushKind.STATUS, Undelivered.REFUSED, START, START.plus(Duration.ofDays(1)), null);

        assertThat(counted(selection)).satisfies(counts -> {
            assertThat(counts.kept()).isOne();
            assertThat(counts.needed()).isZero();
        });
        command(new PushReplayRequested(selection, false, 5, "amira"));
        patiently().until(() -> last(refused) instanceof PushSuperseded);
    }

    @Test
    void what_is_discarded_is_kept_and_told_no_more() {
        var refused = refused(43);
        var one = PushSelection.one(refused.id());
        var discard = command(new PushDiscardRequested(one, "settled by telephone", "amira"));
        answered(discard, PushDiscardEnded.class, discarded -> discarded.discarded() == 1);

        assertThat(counted(one).kept()).isZero();
        assertThat(jdbc.sql("select because from given_up where fact_id = ?")
                        .param(refused.id())
                        .query(String.class)
                        .single())
                .isEqualTo("settled by telephone");
        patiently().until(() -> last(refused) instanceof PushDiscarded);
    }

    @Test
    void what_came_to_grief_after_somebody_asked_is_not_meant_however_late_the_command_is_obeyed() {
        var refused = refused(47);
        var one = PushSelection.one(refused.id());
        var late = command(new PushDiscardRequested(one, "settled by telephone", "amira"), START);
        answered(late, PushDiscardEnded.class, discarded -> discarded.discarded() == 0);

        assertThat(counted(one).kept()).isOne();
    }

    @Test
    void what_is_told_again_of_a_bordereau_that_nobody_knows_sets_it_free() {
        var refused = refused(48);
        var waiting = unknown(48);
        var replay = command(new PushReplayRequested(PushSelection.one(refused.id()), false, 5, "amira"));
        answered(replay, PushReplayEnded.class, ended -> ended.replayed() == 1);

        patiently().until(() -> last(waiting) instanceof PushDelivered);
        patiently().until(() -> last(refused) instanceof PushSuperseded);
    }

    @Test
    void commands_are_forgotten_once_kafka_cannot_bring_them_again() {
        jdbc.sql("""
                insert into obeyed (command_id, obeyed_at)
                values ('old', clock_timestamp() - interval '31 days'), ('young', clock_timestamp() - interval '29 days')
                """).update();
        obeyed.tick();
        assertThat(jdbc.sql("select command_id from obeyed where command_id in ('old', 'young')")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    @Test
    void what_waits_is_tried_at_once_when_somebody_asks_for_it() {
        var waiting = unknown(44);
        var behind = send(44, BulletinStatus.REJECTED);
        patiently().until(() -> last(behind) instanceof PushParked);
        var ofBordereau = new PushSelection(null, reference(44), null, Undelivered.PARKED, null, null, null);
        assertThat(counted(ofBordereau).needed()).isOne();

        var replay = command(new PushReplayRequested(ofBordereau, false, 5, "amira"));
        answered(replay, PushReplayEnded.class, ended -> ended.replayed() == 1);
        patiently().until(() -> last(behind) instanceof PushDelivered);
        assertThat(results(behind)).hasSize(3).element(1).isInstanceOf(PushReleased.class);
        assertThat(last(waiting)).isInstanceOf(PushSuperseded.class);
    }

    @Test
    void what_waits_is_discarded_and_kept_and_comes_to_nobody_when_kafka_brings_it_again() {
        var waiting = unknown(45);
        var ofReason = new PushSelection(null, reference(45), PushKind.STATUS, Undelivered.PARKED, null, null, null);
        var discard = command(new PushDiscardRequested(ofReason, "a slip", "amira"));
        answered(discard, PushDiscardEnded.class, discarded -> discarded.discarded() == 1);
        patiently().until(() -> last(waiting) instanceof PushDiscarded);
        assertThat(jdbc.sql("select decision || ' ' || reason from given_up where fact_id = ?")
                        .param(waiting.id())
                        .query(String.class)
                        .single())
                .isEqualTo("DISCARDED PARKED");

        kafka.send(waiting);
        var next = send(45, BulletinStatus.REJECTED);
        patiently().until(() -> last(next) instanceof PushParked);
        assertThat(last(waiting)).isInstanceOf(PushDiscarded.class);
        assertThat(partner.received(new Query(reference(45).value(), null, null), 10))
                .hasSize(1);

        // What stays unknown would keep the all-clear from other tests.
        imported(45);
        patiently().until(() -> last(next) instanceof PushDelivered);
    }

    @Test
    void a_selection_with_a_slip_of_the_pen_selects_nothing_and_the_dead_letter_names_the_slip() {
        var refused = refused(46);
        var id = UUID.randomUUID().toString();
        var value = """
                {"selection": {"factid": "%s", "all": true}, "reason": "a slip", "requestedBy": "amira"}
                """.formatted(refused.id());
        kafka.send(
                Topic.PUSH_COMMANDS.topicName(),
                "push",
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/test",
                        "ce_type", "tn.ars.tuniclaim.push-discard-requested.v1",
                        "ce_time", START.toString(),
                        "content-type", "application/json"),
                value.getBytes(UTF_8));

        var letter = kafka.awaitRecords(
                        Topic.PUSH_COMMANDS.deadLetterName(),
                        record -> KafkaDoor.header(record, "ce_id").orElse("").equals(id))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).contains("selection.factid");
        assertThat(counted(PushSelection.one(refused.id())).kept()).isOne();
    }

    /** Neither imported nor known to the partner. */
    private Fact<BulletinStatusChanged> unknown(int bordereau) {
        partner.addFault("{\"effect\": \"error\", \"status\": 404, \"references\": [\"%s\"], \"times\": 1}"
                .formatted(reference(bordereau)));
        var fact = send(bordereau, BulletinStatus.VALIDATED);
        patiently().until(() -> last(fact) instanceof PushParked);
        return fact;
    }

    private void imported(int bordereau) {
        kafka.send(fact(new BordereauImported(
                reference(bordereau),
                ImportEffect.CREATED,
                new PartnerId(partner.dataset().id(bordereau)),
                "Client",
                null,
                BordereauStatus.EN_ATTENTE,
                START,
                5,
                null,
                5,
                new UUID(0, 0))));
    }

    private Fact<BulletinStatusChanged> refused(int bordereau) {
        partner.addFault("{\"effect\": \"error\", \"status\": 422, \"references\": [\"%s\"], \"times\": 1}"
                .formatted(reference(bordereau)));
        var fact = send(bordereau, BulletinStatus.VALIDATED);
        patiently().until(() -> last(fact) instanceof PushRefused);
        return fact;
    }

    private BordereauReference reference(int bordereau) {
        return new BordereauReference(partner.dataset().reference(bordereau));
    }

    private Fact<BulletinStatusChanged> send(int bordereau, BulletinStatus status) {
        var change = new BulletinStatusChanged(
                reference(bordereau), new NumeroBs("BS-%06d-01".formatted(bordereau)), null, status, null, null);
        var fact = fact(change);
        kafka.send(fact);
        return fact;
    }

    private PushReplayCounted counted(PushSelection selection) {
        return answered(
                command(new PushReplayRequested(selection, true, 1, "amira")), PushReplayCounted.class, _ -> true);
    }

    /** A command that is brought twice is obeyed once. */
    private <C extends PushCommand> Fact<C> command(C command) {
        return command(command, Instant.now());
    }

    private <C extends PushCommand> Fact<C> command(C command, Instant asked) {
        var fact = new Fact<>(UUID.randomUUID().toString(), asked, URI.create("/ars/dashboard"), command);
        kafka.send(fact);
        kafka.send(fact);
        return fact;
    }

    private <E extends Event> Fact<E> fact(E event) {
        return new Fact<>(UUID.randomUUID().toString(), START.plusSeconds(++second), URI.create("/ars/claims"), event);
    }

    private void flow(Fact<? extends PushCommand> command, boolean paused) {
        kafka.awaitRecords(
                Topic.PUSH_EVENTS.topicName(),
                record -> read(record) instanceof PushFlowChanged changed
                        && changed.paused() == paused
                        && changed.requestedBy().equals(command.event().requestedBy()));
        patiently().until(() -> flow.isPaused() == paused);
    }

    private <E extends PushEvent.OfCommand> E answered(
            Fact<? extends PushCommand> command, Class<E> kind, Predicate<E> fits) {
        var answers = kafka.awaitRecords(
                Topic.PUSH_EVENTS.topicName(),
                record -> kind.isInstance(read(record)) && command.id().equals(record.key()));
        assertThat(answers).hasSize(1);
        var answer = kind.cast(read(answers.getFirst()));
        assertThat(fits.test(answer)).as(answer.toString()).isTrue();
        return answer;
    }

    private @Nullable PushResult last(Fact<?> fact) {
        var results = results(fact);
        return results.isEmpty() ? null : results.getLast();
    }

    private List<PushResult> results(Fact<?> fact) {
        return kafka.read(Topic.PUSH_RESULTS.topicName()).stream()
                .map(this::read)
                .filter(PushResult.class::isInstance)
                .map(PushResult.class::cast)
                .filter(result -> result.push().factId().equals(fact.id()))
                .toList();
    }

    private Event read(ConsumerRecord<String, byte[]> record) {
        try {
            return codec.read(record).event();
        } catch (UnreadableEvent broken) {
            throw new AssertionError(broken);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
