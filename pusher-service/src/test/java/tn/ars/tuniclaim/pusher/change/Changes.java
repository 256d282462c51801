package tn.ars.tuniclaim.pusher.change;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.claim.ReclamationStatus;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.ReclamationChanged;

/** Changes to test with. The id tells them apart; the minute is when it happened, and the offset of its record. */
public final class Changes {

    public static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final URI ARS = URI.create("/ars/claims");

    private Changes() {}

    public static Change aStatus(String id, String bordereau, @Nullable String bulletin, int minute) {
        return change(id, minute, status(bordereau, bulletin));
    }

    public static Change aReclamation(String id, String bordereau, String bulletin, int minute) {
        return change(
                id,
                minute,
                new ReclamationChanged(
                        new BordereauReference(bordereau),
                        new NumeroBs(bulletin),
                        ReclamationStatus.RESOLUE,
                        "K. Test"));
    }

    private static ArsChange status(String bordereau, @Nullable String bulletin) {
        return bulletin == null
                ? new BordereauStatusChanged(
                        new BordereauReference(bordereau), null, BordereauStatus.TRAITE, "K. Test", "G-1")
                : new BulletinStatusChanged(
                        new BordereauReference(bordereau),
                        new NumeroBs(bulletin),
                        BulletinStatus.IN_PROGRESS,
                        BulletinStatus.VALIDATED,
                        "K. Test",
                        "G-1");
    }

    public static Change aPayment(String id, String bordereau, @Nullable String bulletin, int minute) {
        return change(
                id,
                minute,
                new PaymentChanged(
                        new BordereauReference(bordereau),
                        bulletin == null ? null : new NumeroBs(bulletin),
                        PaymentStatus.EXECUTE,
                        Montant.of("1234.5"),
                        null,
                        "VIR-1",
                        null));
    }

    private static Change change(String id, int minute, ArsChange event) {
        return new Change(new Fact<>(id, MIDNIGHT.plusSeconds(60L * minute), ARS, event), minute);
    }
}
