package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.PaymentChanged;

class ClaimsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Claims claims = new Claims(new Random(7));

    @Test
    void takes_a_bordereau_and_its_bulletins_to_their_end_and_never_back() {
        claims.learn(bordereau("BRD-1"));
        claims.learn(bulletin("BRD-1", "BS-1"));
        var changes = all();

        var statuses = changes.stream()
                .filter(BordereauStatusChanged.class::isInstance)
                .map(change -> ((BordereauStatusChanged) change).newStatus())
                .toList();
        assertThat(statuses).isSorted().doesNotHaveDuplicates().last().isEqualTo(BordereauStatus.CLOTURE);
        assertThat(changes.stream()
                        .filter(BulletinStatusChanged.class::isInstance)
                        .map(change -> ((BulletinStatusChanged) change).newStatus()))
                .hasSize(2)
                .first()
                .isEqualTo(BulletinStatus.IN_PROGRESS);
        assertThat(changes.stream()
                        .filter(PaymentChanged.class::isInstance)
                        .map(change -> ((PaymentChanged) change).status()))
                .containsExactly(PaymentStatus.EN_COURS_EXECUTION, PaymentStatus.EXECUTE);
    }

    @Test
    void remembers_the_latest_thousand() {
        IntStream.range(0, 1_500).forEach(number -> claims.learn(bordereau("BRD-" + number)));
        assertThat(all())
                .extracting(change -> change.bordereau().value())
                .contains("BRD-1499")
                .doesNotContain("BRD-499");
    }

    @Test
    void goes_on_from_the_newest_decision_whatever_is_heard_first() {
        claims.learn(moved("BRD-1", BordereauStatus.TRAITE), NOW);
        claims.learn(moved("BRD-1", BordereauStatus.ASSIGNE), NOW.minusSeconds(1));
        claims.learn(moved("BRD-3", BordereauStatus.CLOTURE), NOW);
        Stream.of("BRD-1", "BRD-2", "BRD-3").forEach(reference -> claims.learn(bordereau(reference)));
        claims.learn(paid("BRD-2", PaymentStatus.EN_COURS_EXECUTION), NOW);

        assertThat(all())
                .filteredOn(BordereauStatusChanged.class::isInstance)
                .extracting(change -> change.key() + " " + ((BordereauStatusChanged) change).newStatus())
                .containsExactlyInAnyOrder("BRD-1 PRET_VIREMENT", "BRD-1 CLOTURE", "BRD-2 CLOTURE");
    }

    @Test
    void does_not_take_a_bulletin_again_that_was_taken_before() {
        claims.learn(taken("BRD-1", "BS-1"), NOW);
        claims.learn(bordereau("BRD-1"));
        Stream.of("BS-1", "BS-2", "BS-3").forEach(number -> claims.learn(bulletin("BRD-1", number)));
        claims.learn(taken("BRD-1", "BS-2"), NOW);

        assertThat(all())
                .filteredOn(BulletinStatusChanged.class::isInstance)
                .extracting(ArsChange::bulletin)
                .containsOnly(new NumeroBs("BS-3"));
    }

    @Test
    void has_nothing_to_do_before_it_heard_of_anything() {
        assertThat(claims.next()).isEmpty();
    }

    private List<ArsChange> all() {
        var changes = new ArrayList<ArsChange>();
        for (var change = claims.next(); change.isPresent(); change = claims.next()) changes.add(change.get());
        return changes;
    }

    private static BordereauStatusChanged moved(String reference, BordereauStatus status) {
        return new BordereauStatusChanged(new BordereauReference(reference), null, status, null, null);
    }

    private static BulletinStatusChanged taken(String reference, String number) {
        return new BulletinStatusChanged(
                new BordereauReference(reference), new NumeroBs(number), null, BulletinStatus.IN_PROGRESS, null, null);
    }

    private static PaymentChanged paid(String reference, PaymentStatus status) {
        return new PaymentChanged(new BordereauReference(reference), null, status, null, null, null, null);
    }

    private static BordereauImported bordereau(String reference) {
        return new BordereauImported(
                new BordereauReference(reference),
                ImportEffect.CREATED,
                null,
                "client",
                null,
                BordereauStatus.EN_ATTENTE,
                Instant.EPOCH,
                5,
                1,
                1,
                UUID.randomUUID());
    }

    private static BulletinImported bulletin(String reference, String number) {
        return new BulletinImported(
                new BordereauReference(reference),
                new NumeroBs(number),
                ImportEffect.CREATED,
                BulletinStatus.IN_PROGRESS,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.EPOCH,
                null,
                null,
                5,
                null,
                null,
                null,
                List.of(),
                UUID.randomUUID());
    }
}
