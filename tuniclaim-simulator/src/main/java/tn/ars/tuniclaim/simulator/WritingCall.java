package tn.ars.tuniclaim.simulator;

import java.util.Set;

/**
 * A call that tells the partner something: {@code PUT /api/bordereaux/{id}/{kind}}.
 *
 * @param stateField where the body names the state
 * @param timeField where it says since when
 * @param bordereauWords the states the partner knows for a whole bordereau; empty: any
 * @param bulletinWords the same for a bulletin
 */
public record WritingCall(
        String kind, String stateField, String timeField, Set<String> bordereauWords, Set<String> bulletinWords) {

    private static final Set<String> PAYMENTS = Set.of("PENDING", "IN_PROGRESS", "PARTIALLY_PAID", "REJECTED", "PAID");

    public static final WritingCall STATUS = new WritingCall(
            "status",
            "newStatus",
            "processedAt",
            Set.of(
                    "EN_ATTENTE",
                    "A_SCANNER",
                    "SCAN_EN_COURS",
                    "SCANNE",
                    "A_AFFECTER",
                    "ASSIGNE",
                    "EN_COURS",
                    "TRAITE",
                    "PRET_VIREMENT",
                    "VIREMENT_EN_COURS",
                    "VIREMENT_EXECUTE",
                    "VIREMENT_REJETE",
                    "CLOTURE",
                    "PAYE",
                    "EN_DIFFICULTE",
                    "PARTIEL",
                    "MIS_EN_INSTANCE",
                    "REJETE",
                    "RETOURNE"),
            Set.of("IN_PROGRESS", "EN_COURS", "VALIDATED", "TRAITE", "VALIDE", "REJECTED", "REJETE", "PAID", "PAYE"));

    public static final WritingCall PAYMENT =
            new WritingCall("payment", "paymentStatus", "paymentDate", PAYMENTS, PAYMENTS);

    boolean knows(String state, boolean ofBulletin) {
        var words = ofBulletin ? bulletinWords : bordereauWords;
        return words.isEmpty() || words.contains(state);
    }
}
