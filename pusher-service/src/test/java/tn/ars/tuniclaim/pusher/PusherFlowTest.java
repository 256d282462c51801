package tn.ars.tuniclaim.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.claim.ReclamationStatus;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.ReclamationChanged;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.ledger.Call;
import tn.ars.tuniclaim.simulator.ledger.Expected;
import tn.ars.tuniclaim.simulator.ledger.Query;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** In by the topics, out by the partner's ledger and the results. Each test has bordereaux of its own. */
@RunningPusher
class PusherFlowTest {

    private static final URI ARS = URI.create("/ars/claims");
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Autowired
    KafkaDoor kafka;

    @Autowired
    Simulator partner;

    @Autowired
    HealthEndpoint health;

    @Autowired
    JdbcClient jdbc;

    private final EventCodec codec = new EventCodec();
    private int second;

    @BeforeEach
    void startClean() {
        partner.replaceDataset(DatasetSettings.DEFAULT);
        partner.clearFaults();
        partner.clearLedger();
    }

    @Test
    void brings_statuses_and_payments_to_the_partner_in_order_and_says_so() {
        var bordereau = known(0);
        var first = send(status(bordereau, 1, BulletinStatus.IN_PROGRESS));
        arrived(first);
        var second = send(status(bordereau, 1, BulletinStatus.VALIDATED));
        arrived(second);
        var paid = send(payment(bordereau, 1));
        arrived(paid);

        assertThat(accepted(bordereau)).containsExactly(first.id(), second.id(), paid.id());
        assertThat(results(paid, 1)).singleElement().isInstanceOf(PushResult.PushDelivered.class);
        assertThat(partner.verdict().isClean()).isTrue();
    }

    @Test
    void brings_complaints_on_a_path_of_their_own_and_only_the_newest_state() {
        var bordereau = known(26);
        partner.addFault("{\"effect\": \"error\", \"status\": 503, \"references\": [\"%s\"]}".formatted(bordereau));
        var older = send(reclamation(bordereau, ReclamationStatus.OUVERTE));
        parked(older);
        var newer = send(reclamation(bordereau, ReclamationStatus.RESOLUE));
        supersededBy(newer, older);

        partner.clearFaults();
        delivered(newer);
        assertThat(partner.received(new Query(bordereau.value(), null, "reclamation"), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.call().state()).isEqualTo("RESOLUE"));
    }

    private static ReclamationChanged reclamation(BordereauReference bordereau, ReclamationStatus status) {
        return new ReclamationChanged(bordereau, bulletinOf(bordereau, 1), status, null);
    }

    @Test
    void kafka_delivers_twice_and_the_partner_hears_it_once() {
        var bordereau = known(1);
        var fact = fact(status(bordereau, 1, BulletinStatus.VALIDATED));
        kafka.send(fact);
        kafka.send(fact);
        arrived(fact);
        kafka.send(fact);
        arrived(send(status(bordereau, 2, BulletinStatus.VALIDATED)));

        assertThat(accepted(bordereau)).hasSize(2).startsWith(fact.id());
        assertThat(results(fact, 1)).hasSize(1);
    }

    @Test
    void an_older_state_never_follows_a_newer_one() {
        var bordereau = known(2);
        var older = fact(status(bordereau, 1, BulletinStatus.VALIDATED));
        var newer = send(status(bordereau, 1, BulletinStatus.REJECTED));
        arrived(newer);
        kafka.send(older);

        assertThat(results(older, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        PushResult.PushSuperseded.class,
                        superseded -> assertThat(superseded.supersededBy()).isEqualTo(newer.id()));
        assertThat(accepted(bordereau)).containsExactly(newer.id());
    }

    @Test
    void an_hour_without_the_partner_loses_nothing() {
        var bordereaux = IntStream.range(3, 9).mapToObj(this::known).toList();
        partner.addFault("{\"effect\": \"refuse\"}");
        var sent = new ArrayList<Fact<? extends ArsChange>>();
        for (var bordereau : bordereaux) {
            sent.add(send(status(bordereau, 1, BulletinStatus.IN_PROGRESS)));
            sent.add(send(payment(bordereau, 1)));
            sent.add(send(status(bordereau, 1, BulletinStatus.VALIDATED)));
            sent.add(send(status(bordereau, 2, BulletinStatus.REJECTED)));
        }
        sent.forEach(this::expect);
        patiently().until(this::isToldUnavailable);
        patiently().untilAsserted(() -> assertThat(partnerHealth()).isEqualTo("DEGRADED"));

        partner.clearFaults();
        patiently()
                .untilAsserted(
                        () -> assertThat(partner.verdict().stayedAway().count()).isZero());
        patiently().until(() -> !isToldUnavailable());
        patiently().untilAsserted(() -> assertThat(partnerHealth()).isEqualTo("UP"));
        var verdict = partner.verdict();
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.expected()).isEqualTo(sent.size());
    }

    @Test
    void after_an_outage_the_partner_hears_the_newest_status_of_each_thing_and_every_payment() {
        var bordereau = known(25);
        partner.addFault("{\"effect\": \"refuse\"}");
        send(status(bordereau, 2, BulletinStatus.VALIDATED));
        patiently().until(this::isToldUnavailable);
        var statuses = IntStream.range(0, 30)
                .mapToObj(_ -> send(status(bordereau, 1, BulletinStatus.VALIDATED)))
                .toList();
        var payments =
                IntStream.range(0, 3).mapToObj(_ -> send(payment(bordereau, 1))).toList();
        var newest = send(status(bordereau, 1, BulletinStatus.PAID));
        supersededBy(newest, statuses.getLast());

        partner.clearFaults();
        arrived(newest);
        var told = accepted(bordereau);
        assertThat(told)
                .endsWith(newest.id())
                .containsAll(payments.stream().map(Fact::id).toList());
        assertThat(told)
                .doesNotContainAnyElementsOf(statuses.stream().map(Fact::id).toList());
    }

    @Test
    void a_partner_that_answers_everything_with_errors_is_told_of_and_picked_up_again_by_itself() {
        var bordereaux = IntStream.range(16, 19).mapToObj(this::known).toList();
        partner.addFault("{\"effect\": \"error\", \"status\": 503}");
        var sent = bordereaux.stream()
                .map(bordereau -> send(status(bordereau, 1, BulletinStatus.VALIDATED)))
                .toList();
        patiently().until(this::isToldUnavailable);

        partner.clearFaults();
        sent.forEach(this::arrived);
        patiently().until(() -> !isToldUnavailable());
    }

    /** By the last word: what earlier tests had people told lies before it. */
    private boolean isToldUnavailable() {
        return kafka.awaitRecords(Topic.ALERTS.topicName(), 0, _ -> true).stream()
                        .map(record -> (Alert) read(record))
                        .filter(alert -> alert.cause() == AlertCause.PARTNER_UNAVAILABLE)
                        .reduce((_, last) -> last)
                        .orElse(null)
                instanceof AlertRaised;
    }

    @Test
    void a_bordereau_that_fails_waits_by_itself_and_keeps_its_order() {
        var poisoned = known(9);
        var healthy = known(10);
        partner.addFault("{\"effect\": \"error\", \"status\": 500, \"references\": [\"%s\"]}".formatted(poisoned));
        var stuck = send(status(poisoned, 1, BulletinStatus.VALIDATED));
        var behind = send(payment(poisoned, 1));
        results(behind, 1);
        var newer = send(status(poisoned, 1, BulletinStatus.PAID));
        arrived(send(status(healthy, 1, BulletinStatus.VALIDATED)));
        assertThat(results(stuck, 1))
                .first()
                .isInstanceOfSatisfying(
                        PushResult.PushParked.class,
                        parked -> assertThat(parked.reason()).isEqualTo(ParkReason.PARTNER_FAILING));
        assertThat(results(behind, 1))
                .first()
                .isInstanceOfSatisfying(
                        PushResult.PushParked.class,
                        parked -> assertThat(parked.reason()).isEqualTo(ParkReason.BEHIND_ANOTHER));

        patiently().until(() -> results(stuck, 1).getLast() instanceof PushResult.PushSuperseded);
        partner.clearFaults();
        arrived(newer);
        assertThat(accepted(poisoned)).containsExactly(behind.id(), newer.id());
    }

    @Test
    void a_refused_change_goes_to_the_dead_letters_with_its_reason_and_an_alert() {
        var bordereau = known(11);
        partner.addFault("{\"effect\": \"error\", \"status\": 422, \"references\": [\"%s\"], \"times\": 1}"
                .formatted(bordereau));
        var refused = send(payment(bordereau, 1));
        var next = send(status(bordereau, 2, BulletinStatus.VALIDATED));
        arrived(next);

        assertThat(results(refused, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        PushResult.PushRefused.class,
                        result -> assertThat(result.httpStatus()).isEqualTo(422));
        var letter = kafka.awaitRecords(Topic.PAYMENTS.deadLetterName(), record -> isOf(refused, record))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).contains("422");
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> read(record) instanceof AlertRaised raised
                        && raised.cause() == AlertCause.PUSH_REFUSED
                        && bordereau.equals(raised.bordereau()));
    }

    @Test
    void a_bordereau_that_nobody_knows_yet_waits_for_its_import() {
        var reference = new BordereauReference(partner.dataset().reference(12));
        partner.addFault("{\"effect\": \"error\", \"status\": 404, \"references\": [\"%s\"]}".formatted(reference));
        var early =
                send(new BulletinStatusChanged(reference, bulletin(12, 1), null, BulletinStatus.VALIDATED, null, null));
        assertThat(results(early, 1))
                .first()
                .isInstanceOfSatisfying(
                        PushResult.PushParked.class,
                        parked -> assertThat(parked.reason()).isEqualTo(ParkReason.BORDEREAU_UNKNOWN));
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> read(record) instanceof AlertRaised raised
                        && raised.cause() == AlertCause.BORDEREAU_UNKNOWN
                        && reference.equals(raised.bordereau()));

        partner.clearFaults();
        known(12);
        delivered(early);
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> new AlertResolved(AlertCause.BORDEREAU_UNKNOWN, null).equals(read(record)));
    }

    @Test
    void what_is_no_event_goes_to_the_dead_letters_and_blocks_nothing() {
        var bordereau = known(13);
        kafka.send(Topic.STATUSES.topicName(), bordereau.value(), Map.of("ce_id", "broken-13"), "{]".getBytes(UTF_8));
        arrived(send(status(bordereau, 1, BulletinStatus.VALIDATED)));

        var letter = kafka.awaitRecords(
                        Topic.STATUSES.deadLetterName(),
                        record -> KafkaDoor.header(record, "ce_id").orElse("").equals("broken-13"))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).isNotBlank();
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_nothing_goes_backwards() {
        var bordereau = known(14);
        partner.addFault("{\"effect\": \"reset\", \"when\": \"after\", \"references\": [\"%s\"], \"times\": 4}"
                .formatted(bordereau));
        var first = send(status(bordereau, 1, BulletinStatus.IN_PROGRESS));
        var second = send(payment(bordereau, 1));
        delivered(first);
        delivered(second);

        var verdict = partner.verdict();
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.resentAfterLostAnswer().count()).isPositive();
    }

    @Test
    void a_hang_of_the_partner_is_cut_short() {
        var bordereau = known(15);
        partner.addFault("{\"effect\": \"hang\", \"references\": [\"%s\"], \"times\": 1}".formatted(bordereau));
        delivered(send(status(bordereau, 1, BulletinStatus.VALIDATED)));
    }

    @Test
    void a_bordereau_named_by_the_partners_id_is_known_under_its_reference() {
        var bordereau = known(19);
        arrived(send(payment(bordereau, 1)));
        var named = send(status(partnersName(19), bulletin(19, 1), BulletinStatus.VALIDATED));

        assertThat(results(named, 1))
                .singleElement()
                .isInstanceOf(PushResult.PushDelivered.class)
                .satisfies(result -> assertThat(result.push().bordereau()).isEqualTo(bordereau));
        assertThat(accepted(bordereau)).hasSize(2).endsWith(named.id());
    }

    @Test
    void an_older_state_told_under_the_partners_id_never_follows_a_newer_one_told_under_the_reference() {
        var bordereau = known(20);
        var older = fact(status(partnersName(20), bulletin(20, 1), BulletinStatus.VALIDATED));
        var newer = send(status(bordereau, 1, BulletinStatus.REJECTED));
        arrived(newer);
        kafka.send(older);

        supersededBy(newer, older);
        assertThat(results(older, 1))
                .singleElement()
                .satisfies(result -> assertThat(result.push().bordereau()).isEqualTo(bordereau));
        assertThat(accepted(bordereau)).containsExactly(newer.id());
    }

    @Test
    void an_older_state_told_under_the_reference_never_follows_a_newer_one_told_under_the_partners_id() {
        var bordereau = known(21);
        arrived(send(payment(bordereau, 2)));
        var older = fact(status(bordereau, 1, BulletinStatus.VALIDATED));
        var newer = send(status(partnersName(21), bulletin(21, 1), BulletinStatus.REJECTED));
        delivered(newer);
        kafka.send(older);

        supersededBy(newer, older);
        assertThat(accepted(bordereau)).hasSize(2).endsWith(newer.id());
    }

    @Test
    void what_waits_under_the_partners_id_gives_way_to_newer_changes_under_the_reference_once_imported() {
        var id = partnersName(22);
        partner.addFault("{\"effect\": \"error\", \"status\": 404, \"references\": [\"%s\"]}".formatted(id));
        var older = send(status(id, bulletin(22, 1), BulletinStatus.IN_PROGRESS));
        var oldPayment = send(payment(id, bulletin(22, 2)));
        parked(older);
        parked(oldPayment);
        var reference = new BordereauReference(partner.dataset().reference(22));
        var newer = send(status(reference, 1, BulletinStatus.VALIDATED));
        parked(newer);

        partner.clearFaults();
        known(22);
        delivered(newer);
        supersededBy(newer, older);
        patiently().untilAsserted(() -> assertThat(accepted(reference)).containsExactly(oldPayment.id(), newer.id()));
        assertThat(results(oldPayment, 2))
                .anyMatch(result -> result instanceof PushResult.PushDelivered
                        && result.push().bordereau().equals(reference));
    }

    @Test
    void what_was_told_under_the_partners_id_before_the_import_is_remembered_under_the_reference_after_it() {
        var reference = new BordereauReference(partner.dataset().reference(23));
        var older = fact(status(reference, 1, BulletinStatus.IN_PROGRESS));
        var newer = send(status(partnersName(23), bulletin(23, 1), BulletinStatus.VALIDATED));
        delivered(newer);

        known(23);
        arrived(send(payment(reference, 2)));
        kafka.send(older);
        supersededBy(newer, older);
    }

    @Test
    void a_name_that_is_a_reference_is_that_reference_even_if_it_is_anothers_id() {
        var name = partnersName(24);
        known(24);
        learned(name, new PartnerId(name.value()));
        var change = send(status(name, bulletin(24, 1), BulletinStatus.VALIDATED));

        assertThat(results(change, 1))
                .singleElement()
                .isInstanceOf(PushResult.PushDelivered.class)
                .satisfies(result -> assertThat(result.push().bordereau()).isEqualTo(name));
    }

    /** The same bordereau as the partner's id names it, where a reference is expected. */
    private BordereauReference partnersName(int index) {
        return new BordereauReference(partner.dataset().id(index));
    }

    /** Among others: what was said under another name lies on another partition. */
    private void supersededBy(Fact<?> newer, Fact<?> older) {
        patiently()
                .until(() -> results(older, 1).stream()
                        .anyMatch(result -> result instanceof PushResult.PushSuperseded superseded
                                && superseded.supersededBy().equals(newer.id())));
    }

    private void parked(Fact<?> fact) {
        assertThat(results(fact, 1)).first().isInstanceOf(PushResult.PushParked.class);
    }

    private Fact<? extends ArsChange> fact(ArsChange change) {
        return new Fact<>(UUID.randomUUID().toString(), START.plusSeconds(++second), ARS, change);
    }

    private Fact<? extends ArsChange> send(ArsChange change) {
        var fact = fact(change);
        kafka.send(fact);
        return fact;
    }

    /** A bordereau of the partner's world, with its snapshot on the topic. */
    private BordereauReference known(int index) {
        var reference = new BordereauReference(partner.dataset().reference(index));
        learned(reference, new PartnerId(partner.dataset().id(index)));
        return reference;
    }

    private void learned(BordereauReference reference, PartnerId id) {
        kafka.send(Fact.of(snapshot(reference, id), START, ARS));
        patiently()
                .until(() -> jdbc.sql("select count(*) from bordereau where reference = ?")
                                .param(reference.value())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private static BordereauImported snapshot(BordereauReference reference, PartnerId id) {
        return new BordereauImported(
                reference,
                ImportEffect.CREATED,
                id,
                "Client",
                null,
                BordereauStatus.EN_ATTENTE,
                START,
                5,
                null,
                5,
                new UUID(0, 0));
    }

    private BulletinStatusChanged status(BordereauReference bordereau, int bulletin, BulletinStatus status) {
        return status(bordereau, bulletinOf(bordereau, bulletin), status);
    }

    private static BulletinStatusChanged status(BordereauReference named, NumeroBs bulletin, BulletinStatus status) {
        return new BulletinStatusChanged(named, bulletin, null, status, "K. Test", null);
    }

    private PaymentChanged payment(BordereauReference bordereau, int bulletin) {
        return payment(bordereau, bulletinOf(bordereau, bulletin));
    }

    private static PaymentChanged payment(BordereauReference named, NumeroBs bulletin) {
        return new PaymentChanged(named, bulletin, PaymentStatus.EXECUTE, Montant.of("12.345"), null, "VIR-1", null);
    }

    private static NumeroBs bulletinOf(BordereauReference bordereau, int bulletin) {
        var reference = bordereau.value();
        return bulletin(Integer.parseInt(reference.substring(reference.lastIndexOf('-') + 1)), bulletin);
    }

    private static NumeroBs bulletin(int index, int bulletin) {
        return new NumeroBs("BS-%06d-%02d".formatted(index, bulletin));
    }

    private void expect(Fact<? extends ArsChange> fact) {
        var change = fact.event();
        partner.expect(new Expected(
                fact.id(),
                change.bordereau().value(),
                change.bulletin() == null ? null : change.bulletin().value(),
                change instanceof PaymentChanged ? "payment" : "status",
                null,
                fact.time()));
    }

    private void arrived(Fact<? extends ArsChange> fact) {
        patiently()
                .untilAsserted(
                        () -> assertThat(accepted(fact.event().bordereau())).contains(fact.id()));
    }

    private void delivered(Fact<? extends ArsChange> fact) {
        patiently().until(() -> results(fact, 1).getLast() instanceof PushResult.PushDelivered);
    }

    /** Keys of what the partner took, oldest first. */
    private List<@Nullable String> accepted(BordereauReference bordereau) {
        return partner.received(new Query(bordereau.value(), null, null), 100).reversed().stream()
                .map(tn.ars.tuniclaim.simulator.ledger.Entry::call)
                .filter(call -> call.outcome() == Call.Outcome.ACCEPTED)
                .<@Nullable String>map(Call::key)
                .toList();
    }

    private List<PushResult> results(Fact<?> fact, int atLeast) {
        return kafka
                .awaitRecords(
                        Topic.PUSH_RESULTS.topicName(),
                        atLeast,
                        record -> read(record) instanceof PushResult result
                                && result.push().factId().equals(fact.id()))
                .stream()
                .map(record -> (PushResult) read(record))
                .toList();
    }

    private String partnerHealth() {
        return Objects.requireNonNull(health.healthForPath("partner"))
                .getStatus()
                .getCode();
    }

    private static boolean isOf(Fact<?> fact, ConsumerRecord<String, byte[]> record) {
        return KafkaDoor.header(record, "ce_id").orElse("").equals(fact.id());
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
