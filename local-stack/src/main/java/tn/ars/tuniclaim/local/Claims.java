package tn.ars.tuniclaim.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.ReclamationChanged;

/**
 * The bordereaux that pretended work goes on with: the latest thousand that were heard of, each from the newest status
 * that anybody decided. For one thread.
 */
final class Claims {
    private static final int MOST = 1_000;
    private static final int MOST_BULLETINS = 20;
    private static final String PERSON = "demo";
    private static final List<BordereauStatus> WAY = List.of(
            BordereauStatus.A_AFFECTER,
            BordereauStatus.ASSIGNE,
            BordereauStatus.EN_COURS,
            BordereauStatus.TRAITE,
            BordereauStatus.PRET_VIREMENT,
            BordereauStatus.VIREMENT_EN_COURS,
            BordereauStatus.VIREMENT_EXECUTE,
            BordereauStatus.CLOTURE);

    private final RandomGenerator random;
    private final Map<BordereauReference, Claim> claims = new HashMap<>();
    private final List<Claim> open = new ArrayList<>();
    /** Also of bordereaux not heard of yet: what is read first is chance. */
    private final Map<BordereauReference, Decision> decisions = new HashMap<>();

    private final Set<Bulletin> touched = new HashSet<>();

    Claims(RandomGenerator random) {
        this.random = random;
    }

    private record Decision(BordereauStatus status, Instant time) {}

    private record Bulletin(BordereauReference bordereau, NumeroBs number) {}

    private static final class Claim {
        final BordereauReference reference;
        final Montant montant;
        final Deque<NumeroBs> untouched = new ArrayDeque<>();
        BordereauStatus status;

        @Nullable
        NumeroBs inWork;

        Claim(BordereauReference reference, BordereauStatus status, Montant montant) {
            this.reference = reference;
            this.montant = montant;
            this.status = status;
        }
    }

    void learn(BordereauImported bordereau) {
        var status = furthest(bordereau);
        if (claims.containsKey(bordereau.reference()) || next(status).isEmpty()) return;
        if (open.size() == MOST) finish(open.getFirst());
        var claim = new Claim(bordereau.reference(), status, montant());
        claims.put(claim.reference, claim);
        open.add(claim);
    }

    void learn(BulletinImported bulletin) {
        var claim = claims.get(bulletin.bordereau());
        if (claim != null
                && claim.untouched.size() < MOST_BULLETINS
                && !touched.contains(new Bulletin(bulletin.bordereau(), bulletin.numBs())))
            claim.untouched.add(bulletin.numBs());
    }

    /** What was decided, here or elsewhere, at that time. Hearing of it again, or late, changes nothing. */
    void learn(ArsChange change, Instant time) {
        var bulletin = change.bulletin();
        if (bulletin == null) statusAfter(change).ifPresent(status -> learn(change.bordereau(), status, time));
        else touch(change.bordereau(), bulletin);
    }

    private void learn(BordereauReference reference, BordereauStatus status, Instant time) {
        var before = decisions.get(reference);
        if (before != null && !time.isAfter(before.time())) return;
        decisions.put(reference, new Decision(status, time));
        var claim = claims.get(reference);
        if (claim == null) return;
        claim.status = status;
        if (next(status).isEmpty()) finish(claim);
    }

    private void touch(BordereauReference bordereau, NumeroBs bulletin) {
        touched.add(new Bulletin(bordereau, bulletin));
        var claim = claims.get(bordereau);
        if (claim != null) claim.untouched.remove(bulletin);
    }

    /** What happens next somewhere; empty when all work is done, or none is known. */
    Optional<ArsChange> next() {
        if (open.isEmpty()) return Optional.empty();
        var claim = open.get(random.nextInt(open.size()));
        return Optional.of(changeOfBulletin(claim).orElseGet(() -> changeOfBordereau(claim)));
    }

    /** Bulletins are worked on while their bordereau is. */
    private Optional<ArsChange> changeOfBulletin(Claim claim) {
        if (claim.inWork != null) {
            var decided = random.nextInt(10) == 0 ? BulletinStatus.REJECTED : BulletinStatus.VALIDATED;
            var change = bulletin(claim, claim.inWork, BulletinStatus.IN_PROGRESS, decided);
            claim.inWork = null;
            return Optional.of(change);
        }
        if (claim.status != BordereauStatus.EN_COURS || claim.untouched.isEmpty()) return Optional.empty();
        claim.inWork = claim.untouched.remove();
        return Optional.of(bulletin(claim, claim.inWork, null, BulletinStatus.IN_PROGRESS));
    }

    private ArsChange changeOfBordereau(Claim claim) {
        var before = claim.status;
        claim.status = next(before).orElse(BordereauStatus.CLOTURE);
        if (claim.status == BordereauStatus.CLOTURE) finish(claim);
        return switch (claim.status) {
            case VIREMENT_EN_COURS -> payment(claim, PaymentStatus.EN_COURS_EXECUTION);
            case VIREMENT_EXECUTE -> payment(claim, PaymentStatus.EXECUTE);
            default -> new BordereauStatusChanged(claim.reference, before, claim.status, PERSON, null);
        };
    }

    /** A re-import may tell of a bordereau that work has left behind, or that is further than the work ever was. */
    private BordereauStatus furthest(BordereauImported bordereau) {
        var decision = decisions.get(bordereau.reference());
        return decision == null || decision.status().isBefore(bordereau.statut())
                ? bordereau.statut()
                : decision.status();
    }

    private static Optional<BordereauStatus> statusAfter(ArsChange change) {
        return switch (change) {
            case BordereauStatusChanged moved -> Optional.of(moved.newStatus());
            case PaymentChanged payment ->
                switch (payment.status()) {
                    case EN_COURS_EXECUTION -> Optional.of(BordereauStatus.VIREMENT_EN_COURS);
                    case EXECUTE -> Optional.of(BordereauStatus.VIREMENT_EXECUTE);
                    case REJETE -> Optional.of(BordereauStatus.VIREMENT_REJETE);
                    case NON_EXECUTE, EXECUTE_PARTIELLEMENT -> Optional.empty();
                };
            case BulletinStatusChanged _, ReclamationChanged _ -> Optional.empty();
        };
    }

    private static ArsChange payment(Claim claim, PaymentStatus status) {
        return new PaymentChanged(
                claim.reference, null, status, claim.montant, null, "VIR-" + claim.reference.value(), PERSON);
    }

    private static ArsChange bulletin(
            Claim claim, NumeroBs number, @Nullable BulletinStatus before, BulletinStatus after) {
        return new BulletinStatusChanged(claim.reference, number, before, after, PERSON, null);
    }

    private Montant montant() {
        return new Montant(BigDecimal.valueOf(random.nextLong(1_000, 5_000_000), 3));
    }

    private void finish(Claim claim) {
        open.remove(claim);
        claims.remove(claim.reference);
    }

    private static Optional<BordereauStatus> next(BordereauStatus status) {
        return WAY.stream().filter(status::isBefore).findFirst();
    }
}
