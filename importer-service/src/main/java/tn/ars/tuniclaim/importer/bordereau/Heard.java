package tn.ars.tuniclaim.importer.bordereau;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;

/**
 * What the partner's word did to a status: the partner moves one forward that ARS has not taken in hand; in all else ARS's
 * stays.
 *
 * @param word the partner's newest, which is not forgotten when it says none
 */
record Heard<S>(S status, @Nullable String word, Move move) {

    enum Move {
        NONE,
        FORWARD,
        /** The words differ, and ARS's stayed. */
        DRIFT,
        /** The partner came to say, in whatever word, the status that ARS holds. */
        AGREED
    }

    static Heard<BordereauStatus> first(@Nullable String word, @Nullable BordereauStatus decided) {
        return first(word, Wordings.statut(word), decided);
    }

    static Heard<BulletinStatus> firstEtat(@Nullable String word, @Nullable BulletinStatus decided) {
        return first(word, Wordings.etat(word), decided);
    }

    private static <S> Heard<S> first(@Nullable String word, S said, @Nullable S decided) {
        if (decided == null) {
            return new Heard<>(said, word, Move.NONE);
        }
        var differs = word != null && !said.equals(decided);
        return new Heard<>(decided, word, differs ? Move.DRIFT : Move.NONE);
    }

    static Heard<BordereauStatus> statut(
            BordereauStatus held, @Nullable String earlier, @Nullable String word, boolean arsHasDecided) {
        if (word == null || word.equals(earlier)) {
            return new Heard<>(held, earlier, Move.NONE);
        }
        var said = BordereauStatus.fromPartner(word).orElse(null);
        if (said == held) {
            return new Heard<>(held, word, Move.AGREED);
        }
        return said == null || arsHasDecided || !held.isBefore(said)
                ? new Heard<>(held, word, Move.DRIFT)
                : new Heard<>(said, word, Move.FORWARD);
    }

    static Heard<BulletinStatus> etat(
            BulletinStatus held, @Nullable String earlier, @Nullable String word, boolean arsHasDecided) {
        if (word == null || word.equals(earlier)) {
            return new Heard<>(held, earlier, Move.NONE);
        }
        var said = BulletinStatus.fromPartner(word).orElse(null);
        if (said == held) {
            return new Heard<>(held, word, Move.AGREED);
        }
        // The declaration order: in progress, validated, rejected, paid; a bulletin may still be rejected once
        // validated.
        return said == null || arsHasDecided || said.compareTo(held) < 0
                ? new Heard<>(held, word, Move.DRIFT)
                : new Heard<>(said, word, Move.FORWARD);
    }
}
